import type { Baseline, Indicator } from './documents.js';
import type { Exact } from './exact.js';
import type { FigureNeeds, FigureReading } from './figure.js';

/** A figure looked up for somebody: whose it is, what was asked of it and what came of it. */
export interface FoundFigure {
  /** `employee:CODE` or `department:CODE`; `undefined` where nobody had data. */
  readonly subject: string | undefined;
  readonly needs: FigureNeeds;
  readonly reading: FigureReading;
}

/** The figures that one line is scored by, looked up when asked for. */
export interface LineFigures {
  find(indicator: Indicator, needs: FigureNeeds): FoundFigure;
  /** What a found figure is compared with; `undefined` where there is none. */
  baseline(indicator: Indicator, needs: FigureNeeds, found: FoundFigure, over: Baseline): BaselineFigure | undefined;
}

export interface BaselineFigure {
  readonly value: Exact;
  /** `reported`, the period, or `indicator:CODE`. */
  readonly of: string;
}

/** How a curve came to its attainment, in words: only what one figure on one curve does not say by itself. */
import type { CurveTrace, InputTrace } from '../engine/curve/curve-trace.js';
import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { ComponentExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { figureText, limitText, percentText } from './figures.js';
import type { Page } from './page.js';

/** Empty where the component's own figure on one curve is all there is. */
export function curveText(page: Page, scorecard: ScorecardExplanation, component: ComponentExplanation): string {
  if (!component.curve) return '';
  return traceTexts({ page, scorecard, component }, component.curve).join(', ');
}

interface Setting {
  readonly page: Page;
  readonly scorecard: ScorecardExplanation;
  readonly component: ComponentExplanation;
}

function traceTexts(setting: Setting, trace: CurveTrace): readonly string[] {
  const { scoring } = setting.page.words;
  const how = trace.parts && (trace.shape === 'greatest-of' || trace.shape === 'least-of' || trace.shape === 'sum-of');
  const made = how
    ? [scoring.shapes[trace.shape](trace.parts.map((part) => partText(setting, part)).join('; '))]
    : [...(trace.input ? inputTexts(setting, trace.input) : []), ...pieceTexts(setting.page, trace)];
  return [...made, ...trace.steps.map(({ step, by }) => scoring.limits[step](percentText(setting.page, exact(by))))];
}

/** One curve of a composition: what it made, and how in brackets. */
function partText(setting: Setting, trace: CurveTrace): string {
  const { page } = setting;
  const made =
    trace.attainment === null ? page.words.scoring.nothingToRead : percentText(page, exact(trace.attainment));
  const how = traceTexts(setting, trace).join(', ');
  return how === '' ? made : page.words.inBrackets(made, how);
}

function inputTexts(setting: Setting, input: InputTrace): readonly string[] {
  const { page, scorecard, component } = setting;
  const { inputs } = page.words.scoring;
  const count = (n: number) => page.numbers.count(Exact.of(n));
  switch (input.kind) {
    case 'value':
      return input.indicator === null || input.indicator === component.indicator
        ? []
        : [
            inputs.named(
              page.text(page.indicator(input.indicator).name),
              valueText(page, input.indicator, input.value),
            ),
          ];
    case 'figures':
      return [inputs.figures(count(input.values.length))];
    case 'improvement':
      return improvementTexts(setting, input);
    case 'rank':
      return [inputs.rank(page.numbers.number(exact(input.value)), count(input.peers))];
    case 'percentile':
      return [inputs.percentile(percentText(page, exact(input.value)), count(input.peers - 1))];
    case 'component':
    case 'lowest': {
      const name = page.text(page.component(scorecard, input.component).component.name);
      const attained = percentText(page, exact(input.value));
      return [input.kind === 'lowest' ? inputs.lowest(name, attained) : inputs.named(name, attained)];
    }
    case 'curve':
      return traceTexts(setting, input.curve);
  }
}

function improvementTexts(
  { page, component }: Setting,
  { value, figure, baseline, baselineOf, towards }: InputTrace & { readonly kind: 'improvement' },
): readonly string[] {
  const { inputs } = page.words.scoring;
  const indicator = component.indicator === null ? undefined : page.indicator(component.indicator);
  const write = (text: string) => limitOrNumber(page, indicator, text);
  const code = /^indicator:(.*)$/.exec(baselineOf)?.[1];
  const kept = code === undefined ? page.period(baselineOf) : page.text(page.indicator(code).name);
  const of = baselineOf === 'reported' ? inputs.reportedBaseline : kept;
  return [
    inputs.compared(write(figure), write(baseline), of),
    ...(towards === undefined ? [] : [inputs.onTheWay(percentText(page, exact(value)), write(towards))]),
  ];
}

/** Shown to the same decimals as a measured figure. */
const limitOrNumber = (page: Page, indicator: Indicator | undefined, text: string): string => {
  const value = exact(text);
  if (!indicator) return page.numbers.number(value);
  return value.toText(6) === value.toText() ? limitText(page, indicator, value) : figureText(page, indicator, value);
};

const valueText = (page: Page, code: string, text: string): string =>
  figureText(page, page.indicator(code), exact(text));

function pieceTexts(page: Page, { piece }: CurveTrace): readonly string[] {
  const { scoring } = page.words;
  if (piece?.kind === 'steps')
    return [scoring.steps(page.numbers.count(exact(piece.taken)), percentText(page, exact(piece.adds)))];
  if (piece?.kind !== 'tiers' || piece.slices.length === 0) return [];
  const slices = piece.slices.map(({ amount, rate }) =>
    scoring.tier(page.numbers.number(exact(amount)), percentText(page, exact(rate), { most: 6 })),
  );
  return [slices.join(' + ')];
}

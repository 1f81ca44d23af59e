/** What complaints mean: the published catalogue of causes, by every name that a file may call one by. */
import type { Cause, CausesDocument } from '../engine/documents.js';
import { exact, Exact } from '../engine/exact.js';
import type { LocalText } from '../engine/text.js';

/** A part of a whole: of a complaint, by stage or by indicator. */
export interface Part {
  readonly key: string;
  readonly share: Exact;
}

/** A cause with all that it has from those above it. */
export interface KnownCause {
  readonly code: string;
  readonly name: LocalText;
  /** Codes from the top level down to its own. */
  readonly path: readonly string[];
  /** `undefined` where the catalogue does not say: then it is derived from the order. */
  readonly stages: readonly Part[] | undefined;
  /** None where nothing measures it, or nobody has said. */
  readonly indicators: readonly Part[];
}

/** The catalogue, to look causes up by code or by any other name. */
export class CauseCatalogue {
  private readonly byName = new Map<string, KnownCause>();

  constructor(documents: readonly CausesDocument[]) {
    const nothing = { path: [], stages: undefined, indicators: [] };
    for (const { causes } of documents) for (const cause of causes) this.add(cause, nothing);
  }

  private add(cause: Cause, above: Pick<KnownCause, 'path' | 'stages' | 'indicators'>): void {
    const { code, name, aliases = [], causes = [] } = cause;
    const known: KnownCause = {
      code,
      name,
      path: [...above.path, code],
      stages: cause.stages?.map(({ stage, share }) => ({ key: stage, share: exact(share ?? '1') })) ?? above.stages,
      indicators: cause.indicators ? inEqualParts(cause.indicators) : above.indicators,
    };
    for (const each of [code, ...aliases]) this.byName.set(each, known);
    for (const part of causes) this.add(part, known);
  }

  /** The cause of this code or other name; `undefined` where the catalogue has none. */
  get(name: string): KnownCause | undefined {
    return this.byName.get(name);
  }

  /** Every cause, once for each of its names. */
  all(): readonly KnownCause[] {
    return [...this.byName.values()];
  }

  get isEmpty(): boolean {
    return this.byName.size === 0;
  }
}

const inEqualParts = (keys: readonly string[]): readonly Part[] =>
  keys.map((key) => ({ key, share: Exact.of(1, keys.length) }));

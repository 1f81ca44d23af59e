/** Bounds as a form has them, and as the API takes them. Pure. */

interface Local {
  readonly en?: string;
  readonly zh?: string;
}

/** One range as `rules/schema/bounds.schema.json` has it. */
export interface Entry {
  readonly component?: string;
  readonly group?: string;
  readonly cx?: true;
  readonly parameter?: string;
  readonly attains?: string;
  readonly min?: string;
  readonly max?: string;
  readonly reason?: Local;
}

export interface Bounds {
  readonly heads?: boolean;
  readonly weights?: readonly Entry[];
  readonly targets?: readonly Entry[];
  readonly parameters?: readonly Entry[];
}

export const KINDS = ['weights', 'targets', 'parameters'] as const;
export type Kind = (typeof KINDS)[number];

/** What is typed for one range. */
export interface Typed {
  readonly min: string;
  readonly max: string;
  readonly en: string;
  readonly zh: string;
}

const NOTHING: Typed = { min: '', max: '', en: '', zh: '' };

/** A range that the form has fields for: of what it is, and whether it is a share. */
export interface Row {
  readonly kind: Kind;
  readonly of: Pick<Entry, 'component' | 'group' | 'cx' | 'parameter'>;
}

export const keyOf = ({ kind, of }: Row): string =>
  [kind, of.component ?? '', of.group ?? '', of.parameter ?? '', of.cx === true ? 'cx' : ''].join(' ');

const rowOf = (kind: Kind, { component, group, cx, parameter }: Entry): Row => ({
  kind,
  of: {
    ...(component !== undefined && { component }),
    ...(group !== undefined && { group }),
    ...(cx !== undefined && { cx }),
    ...(parameter !== undefined && { parameter }),
  },
});

/** A range that the form has no field for: of another attainment than 1, of something that is gone, or a second one of the same. */
export interface OtherEntry {
  readonly kind: Kind;
  readonly entry: Entry;
}

export interface Form {
  readonly heads: boolean;
  readonly typed: Readonly<Record<string, Typed>>;
  readonly others: readonly OtherEntry[];
}

/** The form of some bounds, with fields for these rows. */
export function formOf(bounds: Bounds, rows: readonly Row[]): Form {
  const fields = new Set(rows.map(keyOf));
  const typed: Record<string, Typed> = {};
  const others: OtherEntry[] = [];
  for (const kind of KINDS)
    for (const entry of bounds[kind] ?? []) {
      const key = keyOf(rowOf(kind, entry));
      const isOnTarget = entry.attains === undefined || entry.attains === '1';
      if (!fields.has(key) || !isOnTarget || Object.hasOwn(typed, key)) others.push({ kind, entry });
      else typed[key] = typedOf(entry);
    }
  return { heads: bounds.heads ?? true, typed, others };
}

const typedOf = ({ min = '', max = '', reason = {} }: Entry): Typed => ({
  min,
  max,
  en: reason.en ?? '',
  zh: reason.zh ?? '',
});

export const typedFor = ({ typed }: Form, row: Row): Typed => typed[keyOf(row)] ?? NOTHING;

/** The bounds that a form says: a range with neither end is none. */
export function boundsOf({ heads, typed, others }: Form, rows: readonly Row[]): Bounds {
  const of = (kind: Kind): readonly Entry[] => [
    ...rows.filter((row) => row.kind === kind).flatMap((row) => entryOf(row, typed[keyOf(row)] ?? NOTHING)),
    ...others.filter((other) => other.kind === kind).map(({ entry }) => entry),
  ];
  const [weights, targets, parameters] = [of('weights'), of('targets'), of('parameters')];
  return {
    ...(!heads && { heads }),
    ...(weights.length > 0 && { weights }),
    ...(targets.length > 0 && { targets }),
    ...(parameters.length > 0 && { parameters }),
  };
}

function entryOf({ kind, of }: Row, { en, zh, ...ends }: Typed): Entry[] {
  const [min, max] = [decimalOf(ends.min, kind), decimalOf(ends.max, kind)];
  if (min === '' && max === '') return [];
  const reason = en.trim() === '' && zh.trim() === '' ? undefined : reasonOf(en.trim(), zh.trim());
  return [{ ...of, ...(min !== '' && { min }), ...(max !== '' && { max }), ...(reason && { reason }) }];
}

/** Every text of the rules has English; where only Chinese was written it stands for both. */
const reasonOf = (en: string, zh: string): Local => ({ en: en === '' ? zh : en, ...(zh !== '' && { zh }) });

/** As decimals are written: `45 %` is `45%`, `4,6` is `4.6`; a weight without a sign is a percentage. */
function decimalOf(text: string, kind: Kind): string {
  const bare = text.replace(/\s/g, '').replace(',', '.').replace('％', '%');
  return kind === 'weights' && /^[\d.]+$/.test(bare) ? `${bare}%` : bare;
}

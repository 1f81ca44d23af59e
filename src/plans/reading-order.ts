/** The order in which people read a document. It is stored with its keys in the order of letters, which is nobody's. */

const ORDER = [
  ...[
    'id',
    'code',
    'effectiveFrom',
    'effectiveTo',
    'name',
    'label',
    'description',
    'type',
    'unit',
    'better',
    'aggregate',
  ],
  ...[
    'use',
    'from',
    'to',
    'through',
    'is',
    'indicator',
    'weight',
    'of',
    'needs',
    'whenMissing',
    'whenFew',
    'whenFewer',
  ],
  ...[
    'discount',
    'minimumComponents',
    'attainment',
    'linear',
    'bands',
    'threshold',
    'target',
    'maximum',
    'below',
    'above',
  ],
  ...['priority', 'conditions', 'all', 'any', 'not', 'fact', 'params', 'path', 'operator', 'value', 'event', 'reason'],
  ...[
    'attributes',
    'indicators',
    'values',
    'when',
    'overrides',
    'parameters',
    'combine',
    'scale',
    'minimumGroups',
    'ranking',
  ],
  ...['components', 'groups', 'rules', 'payout', 'cap', 'floor', 'currency', 'round', 'pool', 'split', 'incidents'],
  ...['given', 'expect', 'examples', 'en', 'zh'],
] as const;
const RANKS: ReadonlyMap<string, number> = new Map(ORDER.map((key, rank) => [key, rank]));

/** The same value with the keys of every object in reading order; those that are not known stay behind, in theirs. */
export function inReadingOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inReadingOrder);
  if (typeof value !== 'object' || value === null) return value;
  const rank = (key: string) => RANKS.get(key) ?? RANKS.size;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([key, member]) => [key, inReadingOrder(member)]),
  );
}

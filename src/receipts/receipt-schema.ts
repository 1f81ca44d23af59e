/** The shape of a receipt, for reading one that somebody hands in: no field too many, none of another type, none too long. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import { DOCUMENT_KINDS } from '../engine/documents.js';
import { FIRST_FORMAT, RECEIPT_FORMAT } from './receipt.js';
import { RECORDED_STATES, RECORDED_STATUSES } from './recorded.js';

const TEXT = { type: 'string', maxLength: 1_000 };
const MAYBE_TEXT = { type: ['string', 'null'], maxLength: 1_000 };
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const COUNT = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const DECIMAL = { type: 'string', pattern: '^-?[0-9]{1,30}([.][0-9]{1,30})?$' };
const MAYBE_DECIMAL = { anyOf: [{ type: 'null' }, DECIMAL] };
const NUMBER = { type: 'string', pattern: '^(-?[0-9]{1,30}([.][0-9]{1,30})?|-?[0-9]{1,4000}/[1-9][0-9]{0,3999})$' };
const DAY = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const MAYBE_DAY = { anyOf: [{ type: 'null' }, DAY] };
const PERIOD = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' };
const SUBJECT = { type: 'string', pattern: '^(employee|department):', maxLength: 1_000 };
const OBJECT = { type: 'object' };
const CURRENCY = { type: 'string', pattern: '^[A-Z]{3}$' };

const list = (items: object, maxItems = 10_000) => ({ type: 'array', items, maxItems });

/** An object of these and no other properties; those whose name ends in `?` may be missing. */
function object(properties: Readonly<Record<string, object>>): object {
  const entries = Object.entries(properties).map(([name, schema]) => [name.replace('?', ''), schema] as const);
  const required = Object.keys(properties).filter((name) => !name.endsWith('?'));
  return { type: 'object', properties: Object.fromEntries(entries), required, additionalProperties: false };
}

const TERMS = { value: MAYBE_DECIMAL, numerator: MAYBE_DECIMAL, denominator: MAYBE_DECIMAL, sample: MAYBE_DECIMAL };
const FIGURE = object({
  batch: COUNT,
  row: COUNT,
  day: { anyOf: [{ const: '' }, DAY] },
  source: TEXT,
  ...TERMS,
  reference: MAYBE_TEXT,
  baseline: MAYBE_DECIMAL,
  'corrects?': object({ batch: COUNT, row: COUNT, ...TERMS }),
});

const GIVEN = object({
  standings: list(object({ group: TEXT, value: NUMBER, better: COUNT, equal: COUNT, peers: COUNT })),
  means: list(object({ group: TEXT, mean: NUMBER, peers: COUNT })),
  pools: list(
    object({ pool: TEXT, line: COUNT, within: TEXT, fund: NUMBER, members: COUNT, total: NUMBER, amount: NUMBER }),
  ),
  charges: list(
    object({
      id: TEXT,
      loss: NUMBER,
      remediated: NUMBER,
      to: TEXT,
      share: NUMBER,
      among: COUNT,
      charged: NUMBER,
      part: NUMBER,
      excluded: { type: 'boolean' },
    }),
  ),
  incidentsInOtherCurrency: list(TEXT),
});

const INPUTS = object({
  period: PERIOD,
  employee: object({
    code: TEXT,
    name: TEXT,
    hired: DAY,
    left: MAYBE_DAY,
    currency: CURRENCY,
    salary: { anyOf: [{ type: 'null' }, NUMBER] },
    attributes: { type: 'object', additionalProperties: TEXT, maxProperties: 1_000 },
  }),
  assignments: list(
    object({
      role: TEXT,
      department: TEXT,
      departments: list(TEXT, 1_000),
      from: DAY,
      to: MAYBE_DAY,
      targetBonus: { type: 'string', pattern: '^[0-9]{1,30}([.][0-9]{1,30})?%?$' },
    }),
    400,
  ),
  observations: list(object({ subject: SUBJECT, indicator: TEXT, period: PERIOD, figures: list(FIGURE, 100_000) })),
  'adjustments?': list(
    object({
      id: COUNT,
      kind: { enum: ['retro', 'clawback'] },
      period: PERIOD,
      department: TEXT,
      currency: CURRENCY,
      amount: DECIMAL,
      open: DECIMAL,
      causes: list(object({ cause: { enum: ['metric', 'plan', 'roster', 'clawback'] }, amount: DECIMAL }), 10),
      reason: TEXT,
    }),
  ),
  given: { anyOf: [{ type: 'null' }, GIVEN] },
});

const ENTRY = object({
  ...{ seq: COUNT, at: TEXT, actor: TEXT, action: TEXT, subject: TEXT },
  details: { type: 'string', maxLength: 100_000 },
  ...{ previousHash: HASH, hash: HASH },
});
const MAYBE_ENTRY = { anyOf: [{ type: 'null' }, ENTRY] };

const RECORDED = object({
  state: { enum: [...RECORDED_STATES] },
  status: { enum: [...RECORDED_STATUSES] },
  run: ENTRY,
  ...{ approval: MAYBE_ENTRY, lock: MAYBE_ENTRY, decision: MAYBE_ENTRY },
});

const PARTS = {
  engine: TEXT,
  run: object({ id: COUNT, period: PERIOD, payouts: COUNT, root: HASH }),
  evidence: { type: 'string', maxLength: 2_000_000 },
  evidenceHash: HASH,
  leaf: object({ index: COUNT, hash: HASH }),
  proof: list(HASH, 64),
  inputs: INPUTS,
  documents: list(object({ hash: HASH, 'kind?': { enum: [...DOCUMENT_KINDS] }, 'content?': OBJECT }), 1_000),
  explanation: OBJECT,
  digest: HASH,
};

const SCHEMAS = {
  [FIRST_FORMAT]: object({ format: { const: FIRST_FORMAT }, ...PARTS }),
  [RECEIPT_FORMAT]: object({ format: { const: RECEIPT_FORMAT }, ...PARTS, recorded: RECORDED }),
};

const compiled = new Map<keyof typeof SCHEMAS, ValidateFunction>();

/** What the shape of a receipt of its format has against a value; nothing where it fits. */
export function receiptSchemaErrors(value: unknown): readonly ErrorObject[] {
  const format = formatOf(value) === FIRST_FORMAT ? FIRST_FORMAT : RECEIPT_FORMAT;
  const validate =
    compiled.get(format) ?? new Ajv2020({ strictTypes: false, allowUnionTypes: true }).compile(SCHEMAS[format]);
  compiled.set(format, validate);
  return validate(value) ? [] : (validate.errors ?? []);
}

const formatOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;

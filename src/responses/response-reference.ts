/** What stands beside an observation that was made of responses: how many, known through which one, and what they were. */

/** Where an observation came from. */
export interface ResponseReference {
  /** Responses that it was made of; 0 where there are none any more. */
  readonly count: number;
  readonly forms: readonly string[];
  /** The last response that had been taken in. */
  readonly through: number;
  readonly digest: string;
}

const FORM = /^responses: ([0-9]+)(?: to ([a-z0-9, -]+))? \(known through #([0-9]+), ([0-9a-f]{16})\)$/;
const MAX_FORMS = 100;

/** @example referenceText({ count: 12, forms: ['shop-visit'], through: 4711, digest: '9f2c…' }) // 'responses: 12 to shop-visit (known through #4711, 9f2c…)' */
export function referenceText({ count, forms, through, digest }: ResponseReference): string {
  const names = forms.join(', ');
  const to = names === '' ? '' : ` to ${names.length > MAX_FORMS ? `${forms.length} forms` : names}`;
  return `responses: ${count}${to} (known through #${through}, ${digest})`;
}

/** Reads it back; `undefined` for the reference of an observation that was not made of responses. */
export function readReference(text: string | null): Omit<ResponseReference, 'forms'> | undefined {
  const match = text === null ? null : FORM.exec(text);
  if (!match) return undefined;
  const [, count = '', , through = '', digest = ''] = match;
  return { count: Number(count), through: Number(through), digest };
}

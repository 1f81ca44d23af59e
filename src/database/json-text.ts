/** Printable ASCII but for the quotation mark and the backslash stands for itself, and is nearly all that is written. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * A text as JSON, as `JSON.stringify` writes it, which takes several times as long for a short one.
 *
 * @example textInJson('E1') // '"E1"'
 */
export function textInJson(text: string | null): string {
  if (text === null) return 'null';
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

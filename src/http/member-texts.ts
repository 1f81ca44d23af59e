import { visit } from 'jsonc-parser';

/**
 * The texts, as they were typed, of the objects at `/<list>/<index>/<member>` of valid JSON, by index. What a parser makes of them
 * has lost the digits of long numbers and all but the last of names that stand twice.
 *
 * @example memberTexts('{"documents":[{"content":{"a":0.10}}]}', 'documents', 'content') // Map { 0 => '{"a":0.10}' }
 */
export function memberTexts(json: string, list: string, member: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  let begun: { readonly index: number; readonly offset: number } | undefined;
  visit(json, {
    onObjectBegin: (offset, _length, _line, _character, path) => {
      const [first, index, third, ...more] = path();
      if (first !== list || typeof index !== 'number' || third !== member || more.length > 0) return true;
      begun = { index, offset };
      return false;
    },
    onObjectEnd: (offset, length) => {
      if (begun) texts.set(begun.index, json.slice(begun.offset, offset + length));
      begun = undefined;
    },
  });
  return texts;
}

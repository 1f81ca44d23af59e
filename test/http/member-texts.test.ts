import { describe, expect, it } from '@jest/globals';

import { memberTexts } from '../../src/http/member-texts.js';

const texts = (json: string) => [...memberTexts(json, 'documents', 'content')];

describe('the texts of members', () => {
  it('are as they were typed: digits, order and names that stand twice', () => {
    const typed = '{ "b": 0.10000000000000000001, "a": {"x": [{}]}, "b": 1.0 }';
    const json = `{"documents": [{"path": "p", "content": ${typed}}, {"content": "text"}, {"content": {}}]}`;
    expect(texts(json)).toEqual([
      [0, typed],
      [2, '{}'],
    ]);
  });

  it('are those of that place only', () => {
    expect(texts('{"content": {}, "documents": {"content": {}}}')).toEqual([]);
    expect(
      texts('{"other": [{"content": {}}], "documents": [{"a": {"content": {}}, "b": [{"content": {}}]}]}'),
    ).toEqual([]);
  });
});

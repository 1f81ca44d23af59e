import { describe, expect, it } from '@jest/globals';

import { localText } from '../../src/engine/text.js';

describe('words for people', () => {
  const courier = { en: 'Courier', zh: '配送员' };

  it('are in the reader’s language, or in English', () => {
    expect(localText(courier, 'zh')).toBe('配送员');
    expect(localText(courier, 'en')).toBe('Courier');
    expect(localText(courier, 'et')).toBe('Courier');
  });

  it.each(['constructor', '__proto__', 'toString', ''])('are English for a language that is none: %j', (language) => {
    expect(localText(courier, language)).toBe('Courier');
  });
});

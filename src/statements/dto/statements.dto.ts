import { IsWord } from '../../http/fields.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';

export class StatementQuery {
  @IsWord({
    description: 'Language of the statements; English where nothing is said.',
    words: LANGUAGES,
    optional: true,
  })
  language: Language = 'en';
}

import { IsCode, IsPeriod, IsSwitch, IsWord } from '../../http/fields.js';
import { LANGUAGES, type Language } from '../languages.js';

export const FORMATS = ['json', 'text'] as const;

export class ExplanationParams {
  @IsPeriod({ description: 'The period.' })
  period!: string;

  @IsCode({ description: 'The employee’s code.', example: 'E0042' })
  employee!: string;
}

export class ScorecardQuery {
  @IsWord({ description: 'The language of the scorecard.', optional: true, words: LANGUAGES })
  language: Language = 'en';
}

export class ExplanationQuery {
  @IsWord({ description: 'The trace as data, or a scorecard to read.', optional: true, words: FORMATS })
  format: (typeof FORMATS)[number] = 'json';

  @IsWord({ description: 'The language of the scorecard.', optional: true, words: LANGUAGES })
  language: Language = 'en';

  @IsSwitch({ description: 'Shall the scorecard have everything?', optional: true })
  detail: boolean = false;
}

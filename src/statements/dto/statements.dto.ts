import { ApiProperty } from '@nestjs/swagger';

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

export class StatementProgressResponse {
  isRunning!: boolean;
  /** Statements made. */
  @ApiProperty({ type: 'integer' })
  done!: number;
  /** How many there are; `null` while none is made. */
  @ApiProperty({ type: 'integer', nullable: true })
  of!: number | null;
}

import { ApiPropertyOptional } from '@nestjs/swagger';

import { PhrasesResponse } from './phrases.dto.js';

/** Something wrong with what was given, or worth knowing of it. */
export class FindingResponse {
  severity!: 'error' | 'warning';
  /** A stable name for the kind of finding. */
  code!: string;
  /** The file or document, as it was named. */
  file?: string;
  /** Place in a JSON document (RFC 6901). */
  pointer?: string;
  /** Line of a text, row of a table with the header as 1. */
  @ApiPropertyOptional({ type: 'integer' })
  line?: number;
  /** Column of a line, counted from 1, or the name of a table's column. */
  @ApiPropertyOptional({ oneOf: [{ type: 'integer' }, { type: 'string' }] })
  column?: number | string;
  /** What is wrong. */
  message!: string;
  /** What to do about it. */
  advice?: string;
  /** The same with the values apart, for other languages. */
  phrases?: PhrasesResponse;
}

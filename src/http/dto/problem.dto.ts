import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

import { PhrasesResponse } from './phrases.dto.js';

/** One thing wrong with a request, and where. */
export class ProblemErrorResponse {
  /** Place in the request's JSON, or in the JSON of `file` where that is named (RFC 6901). */
  pointer?: string;
  /** Part of the path or the query. */
  parameter?: string;
  /** The file or document that the request carries, as it was named. */
  file?: string;
  /** Line of a text, row of a table with the header as 1. */
  @ApiPropertyOptional({ type: 'integer' })
  line?: number;
  /** Column of a line, counted from 1, or the name of a table's column. */
  @ApiPropertyOptional({ oneOf: [{ type: 'integer' }, { type: 'string' }] })
  column?: number | string;
  /** A stable name for the kind of error. */
  code?: string;
  /** What is wrong. */
  detail!: string;
  /** What to do about it. */
  advice?: string;
  /** The same with the values apart, for other languages. */
  phrases?: PhrasesResponse;
}

/** Why a request was not done (RFC 9457). */
export class ProblemResponse {
  /** A name that never changes: `urn:cxpay:problem:refused`. */
  @ApiProperty({ example: 'urn:cxpay:problem:refused' })
  type!: string;
  title!: string;
  /** The HTTP status. */
  @ApiProperty({ type: 'integer' })
  status!: number;
  detail!: string;
  /** The same with its values apart, for other languages. */
  phrases?: PhrasesResponse;
  /** The path that was asked for. */
  instance!: string;
  @ApiPropertyOptional({ type: [ProblemErrorResponse] })
  errors?: ProblemErrorResponse[];
  /** Of a fault of cxpay: its log tells more under this. */
  errorId?: string;
}

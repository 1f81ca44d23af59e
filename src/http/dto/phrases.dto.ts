import { ApiPropertyOptional } from '@nestjs/swagger';

/** A sentence whose values are apart: what it is in another language is found by `text`. */
export class PhraseResponse {
  /** The English, with the name of each value in braces: `{period} has not been run`. */
  text!: string;
  /** The values by name; a value that is itself to be said is a sentence again. */
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'number' }, { $ref: '#/components/schemas/PhraseResponse' }],
    },
  })
  values?: Readonly<Record<string, string | number | PhraseResponse>>;
}

/** Message and advice with their values apart; what there is in English alone is absent. */
export class PhrasesResponse {
  message?: PhraseResponse;
  advice?: PhraseResponse;
}

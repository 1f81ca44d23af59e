import { ApiProperty } from '@nestjs/swagger';

import { phrase } from '../../engine/phrase.js';
import { IsCode, IsForm, IsPeriod } from '../../http/fields.js';

export class ObservationsQuery {
  @IsCode({ description: 'The indicator’s code.', example: 'on-time-delivery' })
  indicator!: string;

  @IsForm({
    description: 'Of whom: `employee:CODE` or `department:CODE`.',
    form: /^(employee|department):[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{0,63}$/u,
    example: 'employee:E0042',
    what: phrase`a subject: employee:CODE or department:CODE`,
  })
  subject!: string;

  @IsPeriod({ description: 'The period.' })
  period!: string;
}

/** One version of a reported figure. Decimals are text. */
export class ObservationResponse {
  /** Later versions have higher numbers. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  /** Does a later version count instead of this one? */
  superseded!: boolean;
  indicator!: string;
  /** `employee:CODE` or `department:CODE`. */
  subject!: string;
  period!: string;
  /** `null` where the figure is for the whole period. */
  day!: string | null;
  source!: string;
  value!: string | null;
  numerator!: string | null;
  denominator!: string | null;
  sample!: string | null;
  reference!: string | null;
  /** What the value is to be compared with, where it was reported. */
  baseline!: string | null;
  @ApiProperty({ type: 'integer' })
  batch!: number;
  /** Record in the file, the header being 1. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  /** The file that reported it. */
  file!: string;
  /** When the file was first given. */
  at!: string;
  /** SHA-256 of the figure as it is stored. */
  hash!: string;
}

export class ObservationsResponse {
  /** By source and day, each figure's versions from the oldest on. */
  @ApiProperty({ type: [ObservationResponse] })
  items!: ObservationResponse[];
}

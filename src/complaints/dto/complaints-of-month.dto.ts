import { IsCode, IsPeriod, IsWhole } from '../../http/fields.js';

const MOST_LEVELS = 10;

/** Whose complaints of which month, and how finely causes are told apart: what every question about them has in common. */
export class ComplaintsOfMonthQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsCode({ description: 'Only complaints about this department and those below it.', optional: true })
  department?: string;

  @IsWhole({
    description: 'Count causes under those of this level of the catalogue, 1 being the top.',
    optional: true,
    min: 1,
    max: MOST_LEVELS,
  })
  level?: number;
}

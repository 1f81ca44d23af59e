import { ApiProperty } from '@nestjs/swagger';

import { MEASURES, type Measure } from '../../complaints/complaint-tally.js';
import { phrase } from '../../engine/phrase.js';
import { IsCode, IsForm, IsPeriod, IsWord } from '../../http/fields.js';
import { TOLERANCE } from '../alignment-proposals.service.js';
import { ALIGNED_BY, type AlignedBy } from '../alignment.service.js';

const PERCENT = { form: /^[0-9]{1,2}(\.[0-9]{1,4})?%$/, example: TOLERANCE, what: phrase`a percentage below 100 %` };

export class AlignmentQuery {
  @IsPeriod({ description: 'The month.' })
  period!: string;

  @IsWord({ description: 'What is compared.', optional: true, words: ALIGNED_BY })
  by: AlignedBy = 'cause';

  @IsWord({ description: 'What of complaints is added up.', optional: true, words: MEASURES })
  measure: Measure = 'count';

  @IsCode({
    description: 'Only complaints about this department and those below it, and lines in them.',
    optional: true,
  })
  department?: string;
}

export class ProposalParams {
  @IsCode({ description: 'The plan’s id.' })
  plan!: string;
}

export class ProposalQuery {
  @IsPeriod({ description: 'The month whose complaints weights are to go by.' })
  period!: string;

  @IsWord({ description: 'What of complaints is added up.', optional: true, words: MEASURES })
  measure: Measure = 'count';

  @IsForm({
    description: 'So far, as a share of the plan, a weight may be from its share of complaints.',
    optional: true,
    ...PERCENT,
  })
  tolerance: string = TOLERANCE;

  @IsCode({ description: 'Only complaints about this department and those below it.', optional: true })
  department?: string;
}

export class ProposalRequestBody extends ProposalQuery {}

/** Shares are decimal text: 0.25 for a quarter. */
export class AlignmentRowResponse {
  /** `(none)`: of complaints of which none is known. `(no complaints)`: money on causes that nobody complained of. */
  key!: string;
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
  @ApiProperty({ type: 'integer' })
  count!: number;
  complaints!: string;
  /** Of all complaints. */
  complaintShare!: string;
  money!: string;
  /** Of the money that hangs on what is compared. */
  moneyShare!: string;
  /** The share of complaints less that of money: above 0 where less is paid for it than it is complained of. */
  gap!: string;
}

export class AlignmentInCurrencyResponse {
  currency!: string;
  /** All target bonuses of people on a plan. */
  target!: string;
  /** Of them, what hangs on something that is compared. */
  compared!: string;
  /** The most misaligned first; equal ones by name. */
  @ApiProperty({ type: [AlignmentRowResponse] })
  rows!: readonly AlignmentRowResponse[];
}

export class AlignmentResponse {
  period!: string;
  @ApiProperty({ enum: ALIGNED_BY })
  by!: AlignedBy;
  @ApiProperty({ enum: MEASURES })
  measure!: Measure;
  /** Complaints. */
  @ApiProperty({ type: 'integer' })
  total!: number;
  @ApiProperty({ type: [AlignmentInCurrencyResponse] })
  currencies!: readonly AlignmentInCurrencyResponse[];
}

/** Weights are shares of the whole plan, as decimal text. */
export class ProposedWeightResponse {
  component!: string;
  @ApiProperty({ type: String, nullable: true })
  group!: string | null;
  indicator!: string;
  complaints!: string;
  before!: string;
  after!: string;
  /** What it would weigh if all that is compared weighed exactly as complained of. */
  wanted!: string;
}

export class MisplacedResponse {
  before!: string;
  after!: string;
}

export class ProposedChangeResponse {
  pointer!: string;
  @ApiProperty({ type: String })
  value!: unknown;
}

export class ProposalResponse {
  plan!: string;
  period!: string;
  @ApiProperty({ enum: MEASURES })
  measure!: Measure;
  tolerance!: string;
  @ApiProperty({ type: [ProposedWeightResponse] })
  weights!: readonly ProposedWeightResponse[];
  /** The share of the plan that lies elsewhere than where complaints are. */
  misplaced!: MisplacedResponse;
  /** Is every weight within the tolerance then? Not where bounds forbid it. */
  isReached!: boolean;
  /** As a draft takes them; none where the plan is aligned. */
  @ApiProperty({ type: [ProposedChangeResponse] })
  changes!: readonly ProposedChangeResponse[];
}

export class ProposalDraftResponse {
  /** The number of the draft: `GET /drafts/{id}/effect` says what it would have paid. */
  @ApiProperty({ type: 'integer' })
  draft!: number;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  proposal!: ProposalResponse;
}

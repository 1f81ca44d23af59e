import { ApiProperty } from '@nestjs/swagger';

import type { PeriodAction } from '../../audit/audit.service.js';
import { IsLine, IsRun } from '../../http/fields.js';
import { RunResponse } from '../../runs/dto/runs.dto.js';
import type { Month, TakenStep } from '../months.service.js';
import { PERIOD_STATES, type PeriodState } from '../period-states.js';
import { MAX_REASON } from '../refusals.js';

const RUN = { description: 'The run that was looked at: refused where another one counts by now.', optional: true };
const REASON = { description: 'Why: it is kept and shown.', max: MAX_REASON };

export class StepRequest {
  @IsRun(RUN)
  run?: number;
}

export class ReasonedStepRequest {
  @IsLine(REASON)
  reason!: string;

  @IsRun(RUN)
  run?: number;
}

/** A run of the period, or a step that somebody has taken. */
export class StepResponse {
  period!: string;
  @ApiProperty({ enum: ['run', 'submit', 'send-back', 'approve', 'cancel-approval', 'lock'] })
  action!: PeriodAction | 'run';
  /** Where it led. */
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  /** The run that it is about. */
  @ApiProperty({ type: 'integer' })
  run!: number;
  /** That run’s root. */
  root!: string;
  /** Who. */
  actor!: string;
  at!: string;
  /** Why, where it has to be said. */
  reason!: string | null;

  static of(step: TakenStep): StepResponse {
    const { period, action, state, run, root, actor, at, reason } = step;
    return { period, action, state, run, root, actor, at, reason };
  }
}

export class PeriodResponse {
  period!: string;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  /** The run that counts; `null` where the period has not been run. */
  @ApiProperty({ type: RunResponse, nullable: true })
  run!: RunResponse | null;
  /** Who ran what and who decided what, when, from the first on. */
  @ApiProperty({ type: [StepResponse] })
  history!: StepResponse[];
  /** Employees whose payouts are held and nobody has decided: approval waits for them. */
  @ApiProperty({ type: [String] })
  undecided!: readonly string[];

  static of({ period, state, run, history, undecided }: Month): PeriodResponse {
    const steps = history.map((step) => StepResponse.of(step));
    return { period, state, run: run && RunResponse.of(run), history: steps, undecided };
  }
}

export class PeriodStandingResponse {
  period!: string;
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  /** The run that counts. */
  @ApiProperty({ type: 'integer' })
  run!: number;
}

export class PeriodsResponse {
  /** The latest first. */
  @ApiProperty({ type: [PeriodStandingResponse] })
  items!: PeriodStandingResponse[];
}

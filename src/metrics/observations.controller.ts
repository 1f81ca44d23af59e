import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { Scopes, sees, seesDepartment } from '../access/scope.js';
import { Database } from '../database/database.js';
import { shownCell } from '../files/cell-text.js';
import { periodOf } from '../http/fields.js';
import { Problem } from '../http/problem.js';
import { ObservationResponse, ObservationsQuery, ObservationsResponse } from './dto/observations.dto.js';
import { Batch } from '../ingestion/ingestion.entities.js';
import { Observation } from './metrics.entities.js';
import { keyText } from './observation-figure.js';
import { phrase } from '../engine/phrase.js';

@ApiTags('Observations')
@Controller('observations')
export class ObservationsController {
  constructor(
    private readonly database: Database,
    private readonly scopes: Scopes,
    private readonly reads: ReadLog,
  ) {}

  /** List every version of the figures that were reported of somebody, superseded ones included */
  @Get()
  @Requires('observation.read')
  async listObservations(
    @Query() { indicator, subject, period }: ObservationsQuery,
    @SignedIn() principal: Principal,
  ): Promise<ObservationsResponse> {
    const { reader } = this.database;
    const isEmployee = subject.startsWith('employee:');
    const code = subject.slice(subject.indexOf(':') + 1);
    const scope = await this.scopes.of(principal, periodOf(period));
    const isSeen = isEmployee
      ? sees(scope, code)
      : seesDepartment(scope, code) || (await this.scopes.isAbove(principal, code, periodOf(period)));
    if (!isSeen) throw new Problem('not-found', phrase`Nothing is known of ${{ subject: shownCell(subject) }}.`);
    if (isEmployee && code !== principal.employee)
      await this.reads.note(principal, `observations:${period}/${subject}`, { indicator });
    const versions = await reader.find(Observation, {
      where: {
        period,
        subjectKind: isEmployee ? 'employee' : 'department',
        subject: code,
        indicator,
      },
      order: { source: 'ASC', day: 'ASC', seq: 'ASC' },
    });
    const found = await reader.findBy(Batch, { id: In([...new Set(versions.map(({ batch }) => batch))]) });
    const batches = new Map(found.map((batch) => [batch.id, batch]));
    const latest = new Map(versions.map((version) => [keyText(version), version.seq]));
    return { items: versions.map((version) => asResponse(version, batches.get(version.batch), latest)) };
  }
}

function asResponse(
  version: Observation,
  batch: Batch | undefined,
  latest: ReadonlyMap<string, number>,
): ObservationResponse {
  const { seq, indicator, subjectKind, subject, period, day, source, hash } = version;
  const { value, numerator, denominator, sample, reference, baseline, row } = version;
  return {
    seq,
    superseded: latest.get(keyText(version)) !== seq,
    indicator,
    subject: `${subjectKind}:${subject}`,
    period,
    day: day === '' ? null : day,
    source,
    value,
    numerator,
    denominator,
    sample,
    reference,
    baseline,
    batch: version.batch,
    row,
    file: batch?.file ?? '',
    at: batch?.at ?? '',
    hash,
  };
}

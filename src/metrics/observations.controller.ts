import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';

import { Requires } from '../access/requires.js';
import { Database } from '../database/database.js';
import { ObservationResponse, ObservationsQuery, ObservationsResponse } from './dto/observations.dto.js';
import { Batch, Observation } from './metrics.entities.js';
import { keyText } from './observation-figure.js';

@ApiTags('Observations')
@Controller('observations')
export class ObservationsController {
  constructor(private readonly database: Database) {}

  /** List every version of the figures that were reported of somebody, superseded ones included */
  @Get()
  @Requires('observation.read')
  async listObservations(@Query() { indicator, subject, period }: ObservationsQuery): Promise<ObservationsResponse> {
    const { reader } = this.database;
    const isEmployee = subject.startsWith('employee:');
    const versions = await reader.find(Observation, {
      where: {
        period,
        subjectKind: isEmployee ? 'employee' : 'department',
        subject: subject.slice(subject.indexOf(':') + 1),
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

import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoreThan } from 'typeorm';

import { Requires } from '../access/requires.js';
import { Database } from '../database/database.js';
import { pageOf } from '../http/page.js';
import { AuditEntry } from './audit-entry.entity.js';
import { AuditEntriesPage, AuditEntriesQuery, AuditEntryResponse } from './dto/audit-entries.dto.js';

@ApiTags('Proof')
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(private readonly database: Database) {}

  /** List the entries of the audit chain, from the first on */
  @Get()
  @Requires('audit.read')
  async listAuditEntries(@Query() { after, limit }: AuditEntriesQuery): Promise<AuditEntriesPage> {
    const where = { seq: MoreThan(after) };
    const found = await this.database.reader.find(AuditEntry, { where, order: { seq: 'ASC' }, take: limit + 1 });
    return pageOf(
      found,
      limit,
      ({ seq }) => seq,
      (entry) => AuditEntryResponse.of(entry),
    );
  }
}

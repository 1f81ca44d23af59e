import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Requires } from '../access/requires.js';
import { Database } from '../database/database.js';
import { pageOf } from '../http/page.js';
import { AuditEntriesPage, AuditEntriesQuery, AuditEntryResponse } from './dto/audit-entries.dto.js';
import { findEntries } from './find-entries.js';

@ApiTags('Proof')
@Controller('audit-entries')
export class AuditEntriesController {
  constructor(private readonly database: Database) {}

  /** List entries of the audit chain: all, or those by somebody, of a kind, about something, of some days */
  @Get()
  @Requires('audit.read')
  async listAuditEntries(@Query() { after, newest, limit, ...filter }: AuditEntriesQuery): Promise<AuditEntriesPage> {
    const found = await findEntries(this.database.reader, filter, { after, newest, limit: limit + 1 });
    return pageOf(
      found,
      limit,
      ({ seq }) => seq,
      (entry) => AuditEntryResponse.of(entry),
    );
  }
}

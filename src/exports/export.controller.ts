import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';

import { actorOf, type Principal } from '../access/principal.js';
import { Requires, SignedIn } from '../access/requires.js';
import { periodOf } from '../http/fields.js';
import { valueOf } from '../http/value-of.js';
import { ExportParams, ExportQuery } from './dto/export.dto.js';
import { ExportService } from './export.service.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Payouts')
@Controller('periods/:period/export')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  /**
   * Write the file for payroll from the approved run of a period
   *
   * @remarks Refused (409) until a run is approved. The audit chain records that it was written, by its hash.
   */
  @Get()
  @ApiOkResponse({
    description: 'The file, as an attachment.',
    content: {
      'text/csv': FILE,
      'application/json': FILE,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': FILE,
    },
  })
  @Requires('payout.export')
  async exportPayouts(
    @Param() { period }: ExportParams,
    @Query() { format }: ExportQuery,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    const { bytes, contentType, name } = valueOf(
      await this.exports.export(periodOf(period), format, actorOf(principal)),
    );
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type: contentType, disposition, length: bytes.byteLength });
  }
}

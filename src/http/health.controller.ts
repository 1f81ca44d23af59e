import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { singleSignOnSettings } from '../access/single-sign-on.settings.js';
import { OpenToAll } from '../access/requires.js';
import { Database } from '../database/database.js';
import { HealthResponse } from './dto/health.dto.js';
import { packageVersion } from './package-file.js';

@ApiTags('Server')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Is the server there, and its database within reach? */
  @Get()
  @OpenToAll()
  async health(): Promise<HealthResponse> {
    await this.database.reader.query('SELECT 1');
    return {
      status: 'ok',
      version: packageVersion(),
      database: this.database.kind,
      singleSignOn: singleSignOnSettings() !== undefined,
    };
  }
}

import { Module } from '@nestjs/common';

import { HealthController } from './health.controller.js';

/** What the HTTP side has that belongs to no subject. */
@Module({ controllers: [HealthController] })
export class HttpModule {}

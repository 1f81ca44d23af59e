import { Module } from '@nestjs/common';

import { RunsModule } from '../runs/runs.module.js';
import { RetroService } from './retro.service.js';

@Module({ imports: [RunsModule], providers: [RetroService], exports: [RetroService] })
export class RetroModule {}

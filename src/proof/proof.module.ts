import { Module } from '@nestjs/common';

import { VerifyProgress } from './verify-progress.js';
import { VerifyService } from './verify.service.js';

@Module({ providers: [VerifyService, VerifyProgress], exports: [VerifyService, VerifyProgress] })
export class ProofModule {}

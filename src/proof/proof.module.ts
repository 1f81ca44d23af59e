import { Module } from '@nestjs/common';

import { VerificationsController } from './verifications.controller.js';
import { VerifyService } from './verify.service.js';

@Module({ controllers: [VerificationsController], providers: [VerifyService], exports: [VerifyService] })
export class ProofModule {}

import { Module, type DynamicModule } from '@nestjs/common';

import { Database } from './database.js';

/** Hands out the one {@link Database} that a door has opened; who opens it closes it. */
@Module({})
export class DatabaseModule {
  static with(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: Database, useValue: database }],
      exports: [Database],
    };
  }
}

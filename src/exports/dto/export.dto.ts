import { IsPeriod, IsWord } from '../../http/fields.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export.service.js';

export class ExportParams {
  @IsPeriod({ description: 'The period.' })
  period!: string;
}

export class ExportQuery {
  @IsWord({ description: 'What kind of file.', words: EXPORT_FORMATS })
  format!: ExportFormat;
}

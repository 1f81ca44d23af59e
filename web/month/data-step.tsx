import { BatchList } from '../upload/batch-list';
import { FileUpload } from '../upload/file-upload';
import type { StepProps } from './month-steps';

/** Files of figures: dropped here, counted, and what is wrong with them set aside to be mended. */
export function DataStep({ may }: StepProps) {
  const mayAdd = may('batch.take-in');
  return (
    <>
      {mayAdd && <FileUpload kind="observations" />}
      <BatchList kind="observations" mayAdd={mayAdd} />
    </>
  );
}

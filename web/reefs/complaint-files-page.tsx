import { Link } from 'wouter';

import { useSession } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { BatchList } from '../upload/batch-list';
import { FileUpload } from '../upload/file-upload';
import { UPLOAD_KINDS } from '../upload/upload-kinds';
import { useBatches } from '../upload/upload-queries';
import { useReefsWords } from './reefs-words';

/** Where files of complaints are brought in, and what became of those that were. */
export default function ComplaintFilesPage() {
  const words = useReefsWords();
  const { data: session } = useSession();
  const { data: batches, error, refetch } = useBatches('complaints');
  usePageTitle(words.files);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!session || !batches) return <Loading />;
  const mayAdd = session.permissions.includes(UPLOAD_KINDS.complaints.permission);
  return (
    <>
      <p>
        <Link href="/reefs">← {words.title}</Link>
      </p>
      <h1>{words.files}</h1>
      <p className="quiet">{words.filesIntro}</p>
      <section className="card" aria-label={words.files}>
        {mayAdd && <FileUpload kind="complaints" />}
        <BatchList kind="complaints" mayAdd={mayAdd} />
      </section>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import { UPLOAD_KINDS, type Taken, type UploadKind } from './upload-kinds';

export type Batch = Schemas['BatchResponse'];
export type UploadUnderWay = Schemas['UploadUnderWayResponse'];

const PROGRESS_MS = 300;
const ALL = 1_000;

/** Files of a kind that were taken in, the newest first. */
export const useBatches = (of: UploadKind) =>
  useQuery({
    queryKey: ['batches'],
    queryFn: async () => {
      const found: Batch[] = [];
      let after: string | null = '0';
      while (after !== null) {
        const query: { after: number; limit: number } = { after: Number(after), limit: ALL };
        const page: Schemas['BatchesPage'] = await answered(api.GET('/api/v1/batches', { params: { query } }));
        found.push(...page.items);
        after = page.next;
      }
      return found.toReversed();
    },
    select: (batches) => batches.filter(({ kind }) => kind === of),
  });

/** Every row of a file that is in quarantine. */
export async function quarantineOf(batch: number): Promise<Schemas['QuarantinedRowResponse'][]> {
  const found: Schemas['QuarantinedRowResponse'][] = [];
  let after: string | null = '0';
  while (after !== null) {
    const params: { path: { id: number }; query: { after: number; limit: number } } = {
      path: { id: batch },
      query: { after: Number(after), limit: ALL },
    };
    const page: Schemas['QuarantinePage'] = await answered(api.GET('/api/v1/batches/{id}/quarantine', { params }));
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

interface Given {
  readonly file: File;
  /** Who reports rows that name nobody; empty where all do. */
  readonly source: string;
}

export function useUpload(kind: UploadKind) {
  const client = useQueryClient();
  const { send, changes } = UPLOAD_KINDS[kind];
  return useMutation({
    mutationFn: ({ file, source }: Given): Promise<Taken> =>
      send(file, { name: file.name, ...(source === '' ? {} : { source }) }),
    onSettled: () => Promise.all(['batches', ...changes].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

/** How far a file is that is being sent from here; `undefined` before the server knows of it. */
export const useUploadProgress = (of: UploadKind, name: string) =>
  useQuery({
    queryKey: ['upload-progress', of, name],
    queryFn: async () => {
      const { items } = await answered(api.GET('/api/v1/batches/progress'));
      return items.findLast(({ kind, file }) => kind === of && file === name) ?? null;
    },
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
    gcTime: 0,
  });

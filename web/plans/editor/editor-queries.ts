import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../../api/client';
import { useDraftChange } from '../../weights/weights-queries';
import type { KnownName, KnownNames } from './schema-completion';

const path = (id: number) => ({ params: { path: { id } } });

/** The whole plan of a draft as a text. */
export const useDocument = (id: number) =>
  useQuery({
    queryKey: ['draft', id, 'document'],
    queryFn: () => answered(api.GET('/api/v1/drafts/{id}/document', path(id))),
  });

/** What is to be said of a text; of the one before until the answer is here. */
export const useCheck = (id: number, text: string | undefined) =>
  useQuery({
    queryKey: ['document-check', id, text],
    queryFn: ({ signal }) =>
      answered(api.POST('/api/v1/drafts/{id}/document/checks', { ...path(id), body: { text: text ?? '' }, signal })),
    enabled: text !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** So many people are told with it: those whom it concerns most. */
const PERSONS = 1_000;

/** What a text that nobody has saved would have paid; of the one before until the answer is here. */
export const useWrittenEffect = (id: number, text: string | undefined) =>
  useQuery({
    queryKey: ['document-effect', id, text],
    queryFn: () =>
      answered(
        api.POST('/api/v1/drafts/{id}/document/preview', { ...path(id), body: { text: text ?? '', persons: PERSONS } }),
      ),
    enabled: text !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });

export const useRewrite = (id: number) =>
  useDraftChange(id, (body: Schemas['RewriteDraftRequest']) =>
    answered(api.PUT('/api/v1/drafts/{id}/document', { ...path(id), body })),
  );

interface Named {
  readonly en?: string;
}

/** Names that a plan may use: of indicators, parameters, and shared rules. Nobody waits for them. */
export const useKnownNames = (period: string) =>
  useQuery({
    queryKey: ['known-names', period],
    staleTime: 300_000,
    queryFn: async (): Promise<KnownNames> => {
      const { items } = await answered(api.GET('/api/v1/rules/documents', { params: { query: { period } } }));
      const documents = await Promise.all(
        items
          .filter(({ kind }) => ['indicators', 'adjustments'].includes(kind))
          .map(({ hash }) => answered(api.GET('/api/v1/rules/documents/{hash}', { params: { path: { hash } } }))),
      );
      const contents = documents.map(({ content }) => content as Readonly<Record<string, unknown>>);
      return {
        indicator: namesIn(contents, 'indicators', 'code'),
        use: namesIn(contents, 'rules', 'name'),
      };
    },
  });

function namesIn(contents: readonly Readonly<Record<string, unknown>>[], list: string, key: string): KnownName[] {
  return contents.flatMap((content) => {
    const members = (content[list] ?? []) as readonly Readonly<Record<string, unknown>>[];
    return members.map((member) => ({ value: String(member[key]), name: (member['name'] as Named).en ?? '' }));
  });
}

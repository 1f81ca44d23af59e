import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';

export type Draft = Schemas['DraftResponse'];
export type DraftHead = Schemas['DraftHead'];
export type Preview = Schemas['PreviewResponse'];
export type Plan = Schemas['PlanOverviewResponse'];
export type Finding = Schemas['FindingResponse'];
export type Change = Schemas['DraftChangeRequest'];

/** People that are told with a preview: those whom it concerns most. */
const PERSONS = 1_000;

/** The plans that one may read drafts of. */
export const usePlans = () =>
  useQuery({ queryKey: ['plans'], queryFn: async () => (await answered(api.GET('/api/v1/plans'))).items });

/** Drafts, the newest first. */
export const useDrafts = () =>
  useQuery({ queryKey: ['drafts'], queryFn: async () => (await answered(api.GET('/api/v1/drafts'))).items });

const path = (id: number) => ({ params: { path: { id } } });

export const useDraft = (id: number) =>
  useQuery({ queryKey: ['draft', id], queryFn: () => answered(api.GET('/api/v1/drafts/{id}', path(id))) });

/** What changes that nobody has saved would have paid; the one before stays in sight until the next is here. */
export const usePreview = (id: number, revision: number, changes: readonly Change[]) =>
  useQuery({
    queryKey: ['preview', id, revision, changes],
    queryFn: ({ signal }) =>
      answered(
        api.POST('/api/v1/drafts/{id}/preview', {
          ...path(id),
          body: { changes: [...changes], persons: PERSONS },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/** Whatever is done to a draft changes what is known of it, of the list, and of the plan's versions. */
export function useDraftChange<Given, Done>(id: number, change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [['draft', id], ['drafts'], ['plans'], ['plan-versions']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export function useStart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (plan: string) => answered(api.POST('/api/v1/drafts', { body: { plan } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['drafts'] }),
  });
}

export const useSave = (id: number) =>
  useDraftChange(id, (body: Schemas['EditDraftRequest']) =>
    answered(api.PATCH('/api/v1/drafts/{id}', { ...path(id), body })),
  );

export const useSubmit = (id: number) =>
  useDraftChange(id, (body: Schemas['SubmitDraftRequest']) =>
    answered(api.POST('/api/v1/drafts/{id}/submission', { ...path(id), body })),
  );

export const useWithdraw = (id: number) =>
  useDraftChange(id, (_: undefined) => answered(api.POST('/api/v1/drafts/{id}/withdrawal', path(id))));

export const useApprove = (id: number) =>
  useDraftChange(id, (_: undefined) => answered(api.POST('/api/v1/drafts/{id}/approval', path(id))));

export const useSendBack = (id: number) =>
  useDraftChange(id, (comment: string) =>
    answered(api.POST('/api/v1/drafts/{id}/return', { ...path(id), body: { comment } })),
  );

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';

export type Inquiry = Schemas['InquiryResponse'];
export type InquirySummary = Schemas['InquirySummaryResponse'];
export type InquiryStep = Schemas['InquiryStepResponse'];
export type Resolution = Schemas['InquiryResolutionRequest'];

const PAGE = 100;

/** Which are wanted. */
export interface InquiryFilter {
  readonly state?: InquirySummary['state'];
  readonly employee?: string;
  readonly period?: string;
}

/** Those that fit, page by page, in the order in which they were asked. */
export const useInquiries = (filter: InquiryFilter) =>
  useInfiniteQuery({
    queryKey: ['inquiries', filter],
    queryFn: ({ pageParam }) => {
      const params = { query: { ...filter, after: pageParam, limit: PAGE } };
      return answered(api.GET('/api/v1/inquiries', { params }));
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
    staleTime: 0,
  });

export const useInquiry = (id: number) =>
  useQuery({
    queryKey: ['inquiry', id],
    queryFn: () => answered(api.GET('/api/v1/inquiries/{id}', { params: { path: { id } } })),
    staleTime: 0,
  });

const EVERY_MS = 120_000;

/** How many wait for an answer of whoever is signed in. */
export const useToAnswer = (isAsked: boolean) =>
  useQuery({
    queryKey: ['inquiry-counts'],
    queryFn: () => answered(api.GET('/api/v1/inquiries/counts')),
    enabled: isAsked,
    refetchInterval: EVERY_MS,
  });

/** Whatever is said changes what is known of inquiries, and of the scorecards that tell of them. */
function useInquiryChange<Given>(change: (given: Given) => Promise<Inquiry>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (inquiry) => {
      client.setQueryData(['inquiry', inquiry.id], inquiry);
      return Promise.all(
        [['inquiries'], ['inquiry-counts'], ['scorecard']].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}

/** What is said, with files as they were chosen. */
export interface Said {
  readonly text: string;
  readonly files: readonly File[];
}

/** Opens an inquiry. */
export const useAsk = () =>
  useInquiryChange(async ({ files, ...question }: Omit<Schemas['InquiryRequest'], 'files'> & Said) =>
    answered(api.POST('/api/v1/inquiries', { body: { ...question, files: await sent(files) } })),
  );

/** Says more as the one who asked, or answers. */
export const useSay = (id: number, as: 'messages' | 'answers') =>
  useInquiryChange(async ({ text, files }: Said) => {
    const body = { text, files: await sent(files) };
    return answered(api.POST(`/api/v1/inquiries/{id}/${as}`, { params: { path: { id } }, body }));
  });

export const useResolve = (id: number) =>
  useInquiryChange((body: Resolution) =>
    answered(api.POST('/api/v1/inquiries/{id}/resolution', { params: { path: { id } }, body })),
  );

export const useLink = (id: number) =>
  useInquiryChange((references: string[]) =>
    answered(api.POST('/api/v1/inquiries/{id}/references', { params: { path: { id } }, body: { references } })),
  );

export const useWithdraw = (id: number) =>
  useInquiryChange((_: undefined) =>
    answered(api.POST('/api/v1/inquiries/{id}/withdrawal', { params: { path: { id } }, body: {} })),
  );

const sent = (files: readonly File[]): Promise<Schemas['InquiryFileRequest'][]> =>
  Promise.all(files.map(async (file) => ({ name: file.name, content: await base64(file) })));

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result.slice(reader.result.indexOf(',') + 1) : '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('the file cannot be read'));
    };
    reader.readAsDataURL(file);
  });
}

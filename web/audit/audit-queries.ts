import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import type { paths } from '../api/schema';

export type AuditEntry = Schemas['AuditEntryResponse'];
export type Bridge = Schemas['BridgeResponse'];
export type EntryFilter = Omit<
  NonNullable<paths['/api/v1/audit-entries']['get']['parameters']['query']>,
  'after' | 'newest' | 'limit'
>;

const PAGE = 50;
const PROGRESS_MS = 500;

/** Entries that fit, the newest first, page by page. */
export const useEntries = (filter: EntryFilter) =>
  useInfiniteQuery({
    queryKey: ['audit-entries', filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, newest: true, after: pageParam, limit: PAGE };
      return answered(api.GET('/api/v1/audit-entries', { params: { query } }));
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

export const useVerify = () =>
  useMutation({
    mutationFn: (period: string) =>
      answered(api.POST('/api/v1/verifications', { body: period === '' ? {} : { period } })),
  });

/** How far a verification is that is under way. */
export const useVerifyProgress = (isRunning: boolean) =>
  useQuery({
    queryKey: ['verify-progress'],
    queryFn: () => answered(api.GET('/api/v1/verifications/progress')),
    enabled: isRunning,
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
    gcTime: 0,
  });

export const useRuns = (period: string) =>
  useQuery({
    queryKey: ['runs', period],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/periods/{period}/runs', { params: { path: { period } } }))).items,
    enabled: period !== '',
  });

/** A run, by its month and number. */
export interface RunChoice {
  readonly period: string;
  readonly run: number;
}

export interface Compared {
  readonly from: RunChoice;
  readonly to: RunChoice;
  /** Empty for everybody. */
  readonly employee: string;
}

/** Why pay differs between two runs, for one person or everybody: a bridge for each currency. */
export const useCompare = () =>
  useMutation({
    mutationFn: async ({ from, to, employee }: Compared): Promise<readonly Bridge[]> => {
      const query = { from: from.period, runFrom: from.run, runTo: to.run };
      const { period } = to;
      if (employee === '')
        return (await answered(api.GET('/api/v1/periods/{period}/bridge', { params: { path: { period }, query } })))
          .items;
      const params = { path: { period, employee }, query };
      return [await answered(api.GET('/api/v1/periods/{period}/payouts/{employee}/bridge', { params }))];
    },
  });

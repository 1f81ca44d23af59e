import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';

export const REEFS_BY = ['cause', 'stage', 'indicator'] as const;
export type ReefsBy = (typeof REEFS_BY)[number];
export const MEASURES = ['count', 'severity', 'loss'] as const;
export type Measure = (typeof MEASURES)[number];

export type Pareto = Schemas['ParetoResponse'];
export type Reefs = Schemas['ReefsResponse'];
export type ReefWatch = Schemas['ReefWatchResponse'];
export type Proposal = Schemas['ProposalResponse'];
export type AlignmentInCurrency = Schemas['AlignmentInCurrencyResponse'];

/** What is looked at. */
export interface Asked {
  readonly period: string;
  readonly by: ReefsBy;
  readonly measure: Measure;
}

export const usePareto = ({ period, by, measure }: Asked) =>
  useQuery({
    queryKey: ['pareto', period, by, measure],
    queryFn: () => answered(api.GET('/api/v1/pareto', { params: { query: { period, by, measure } } })),
    placeholderData: keepPreviousData,
  });

/** How many months are looked back: a year, and the month itself. */
const MONTHS = 13;
/** The three or four that one steers by. */
const MOST = 4;

export const useReefs = ({ period, by }: Asked) =>
  useQuery({
    queryKey: ['reefs', period, by],
    queryFn: () =>
      answered(api.GET('/api/v1/reefs', { params: { query: { period, by, most: MOST, months: MONTHS } } })),
    placeholderData: keepPreviousData,
  });

export const useAlignment = ({ period, by, measure }: Asked) =>
  useQuery({
    queryKey: ['alignment', period, by, measure],
    queryFn: () => answered(api.GET('/api/v1/alignment', { params: { query: { period, by, measure } } })),
    placeholderData: keepPreviousData,
  });

/** Which weights of a plan would be in line with the complaints. Refused where nothing of it was complained of. */
export const useProposal = (plan: string, { period, measure }: Asked) =>
  useQuery({
    queryKey: ['alignment', 'plan', plan, period, measure],
    queryFn: () =>
      answered(api.GET('/api/v1/alignment/plans/{plan}', { params: { path: { plan }, query: { period, measure } } })),
    retry: false,
  });

/** Begins a draft with the weights that were proposed for a tolerance. */
export function useDraftWeights(plan: string, { period, measure }: Asked) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tolerance: string) =>
      answered(
        api.POST('/api/v1/alignment/plans/{plan}/drafts', {
          params: { path: { plan } },
          body: { period, measure, tolerance },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['drafts'] }),
  });
}

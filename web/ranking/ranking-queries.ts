import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';

export type Ranking = Schemas['RankingResponse'];
export type RankingRow = Schemas['RankingRowResponse'];
export type RankingMovement = Schemas['RankingMovementResponse'];
export type RankingComponent = Schemas['RankingComponentResponse'];
export type RankedMonth = Schemas['RankedMonthResponse'];
export type OwnRanking = Schemas['OwnRankingResponse'];
export type RankingChoice = Schemas['RankingChoiceResponse'];

/** The plans that rank, and where their people are. */
export const useRankingChoices = (period: string) =>
  useQuery({
    queryKey: ['rankings', 'choices', period],
    queryFn: () => answered(api.GET('/api/v1/rankings/choices', { params: { query: { period } } })),
  });

/** Whose ranking: everybody's on the plan whom one may see where no department is named. */
export interface Asked {
  readonly period: string;
  readonly plan: string;
  readonly department: string;
}

export const useRanking = ({ period, plan, department }: Asked) =>
  useQuery({
    queryKey: ['rankings', period, plan, department],
    queryFn: () =>
      answered(
        api.GET('/api/v1/rankings', {
          params: { query: { period, plan, ...(department !== '' && { department }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** One's own places; nothing where the month has not been run. */
export const useOwnRankings = (period: string) =>
  useQuery({
    queryKey: ['rankings', 'own', period],
    queryFn: () => answered(api.GET('/api/v1/rankings/own', { params: { query: { period } } })),
    retry: false,
  });

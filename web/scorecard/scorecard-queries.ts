import { useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import { isKind } from '../api/problem';
import type { Language } from '../words/language';

export type Scorecard = Schemas['ToldScorecardResponse'];
export type ScorecardLine = Schemas['ToldLineResponse'];
export type HistoricPayout = Schemas['HistoricPayoutResponse'];
export type Bridge = Schemas['BridgeResponse'];

/** What cannot be found is nothing, and no failure. */
async function orNothing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isKind(error, 'not-found')) return null;
    throw error;
  }
}

/** What somebody was paid, the newest month first; empty where they have no payout yet. */
export const useHistory = (employee: string) =>
  useQuery({
    queryKey: ['history', employee],
    queryFn: async () => {
      const asked = api.GET('/api/v1/employees/{employee}/payouts', { params: { path: { employee } } });
      return (await orNothing(answered(asked)))?.items ?? [];
    },
  });

export const useScorecard = (employee: string, period: string, language: Language) =>
  useQuery({
    queryKey: ['scorecard', employee, period, language],
    queryFn: () => {
      const params = { path: { employee, period }, query: { language } };
      return answered(api.GET('/api/v1/periods/{period}/payouts/{employee}/scorecard', { params }));
    },
  });

/** Why a payout is not what it was; `null` where there is nothing to compare it with. */
export const useBridge = (employee: string, period: string, from: string) =>
  useQuery({
    queryKey: ['bridge', employee, period, from],
    queryFn: () => {
      const params = { path: { employee, period }, query: { from } };
      return orNothing(answered(api.GET('/api/v1/periods/{period}/payouts/{employee}/bridge', { params })));
    },
  });

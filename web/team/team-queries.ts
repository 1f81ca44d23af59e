import { useQuery } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import type { Language } from '../words/language';

export type Team = Schemas['TeamResponse'];
export type Member = Schemas['TeamMemberResponse'];

/** The team in a month; in the latest where none is named. */
export const useTeam = (period: string | undefined) =>
  useQuery({
    queryKey: ['team', period ?? 'latest'],
    queryFn: () => answered(api.GET('/api/v1/team', { params: { query: period === undefined ? {} : { period } } })),
  });

/** What cost the team most; everything is computed again for it. */
export const useTeamCosts = (period: string, language: Language) =>
  useQuery({
    queryKey: ['team-costs', period, language],
    queryFn: () => answered(api.GET('/api/v1/team/costs', { params: { query: { period, language } } })),
  });

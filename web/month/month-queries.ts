import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';

export type Month = Schemas['PeriodResponse'];
export type Review = Schemas['ReviewResponse'];
export type HeldPayout = Schemas['PayoutResponse'];

const PROGRESS_MS = 500;

/** The periods that have been run, the latest first. */
export const usePeriods = () =>
  useQuery({ queryKey: ['periods'], queryFn: async () => (await answered(api.GET('/api/v1/periods'))).items });

export const useMonth = (period: string) =>
  useQuery({
    queryKey: ['month', period],
    queryFn: () => answered(api.GET('/api/v1/periods/{period}', { params: { path: { period } } })),
  });

export const usePreflight = (period: string) =>
  useQuery({
    queryKey: ['preflight', period],
    queryFn: () => answered(api.GET('/api/v1/periods/{period}/preflight', { params: { path: { period } } })),
  });

export const useReview = (period: string, run: number) =>
  useQuery({
    queryKey: ['review', period, run],
    queryFn: () => answered(api.GET('/api/v1/periods/{period}/review', { params: { path: { period } } })),
  });

export const useMonthBridge = (period: string, from: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['month-bridge', period, from],
    queryFn: async () => {
      const params = { path: { period }, query: { from } };
      return (await answered(api.GET('/api/v1/periods/{period}/bridge', { params }))).items;
    },
    enabled: isWanted,
  });

/** Whatever is done about a month changes what is known of it. */
function useMonthChange<Given, Done>(period: string, change: (given: Given) => Promise<Done>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        [['month', period], ['periods'], ['preflight'], ['review'], ['month-bridge']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export const useRun = (period: string) =>
  useMonthChange(period, (_: undefined) =>
    answered(api.POST('/api/v1/periods/{period}/runs', { params: { path: { period } }, body: { dryRun: false } })),
  );

/** How far a run that is under way has come. */
export const useRunProgress = (period: string, isRunning: boolean) =>
  useQuery({
    queryKey: ['run-progress', period],
    queryFn: () => answered(api.GET('/api/v1/periods/{period}/runs/progress', { params: { path: { period } } })),
    enabled: isRunning,
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
  });

/** How far the statements are that the server writes now; asked for while somebody waits for them. */
export const useStatementProgress = (period: string, isAwaited: boolean) =>
  useQuery({
    queryKey: ['statement-progress', period],
    queryFn: () => answered(api.GET('/api/v1/periods/{period}/statements/progress', { params: { path: { period } } })),
    enabled: isAwaited,
    refetchInterval: PROGRESS_MS,
    staleTime: 0,
    gcTime: 0,
  });

type Step = 'submission' | 'approval' | 'lock';
type ReasonedStep = 'return' | 'approval/cancellation';

/** A step of the month about the run that is shown: refused where another one counts by now. */
export const useStep = (period: string, step: Step) =>
  useMonthChange(period, (run: number) =>
    answered(api.POST(`/api/v1/periods/{period}/${step}`, { params: { path: { period } }, body: { run } })),
  );

export const useReasonedStep = (period: string, step: ReasonedStep) =>
  useMonthChange(period, (body: { readonly run: number; readonly reason: string }) =>
    answered(api.POST(`/api/v1/periods/{period}/${step}`, { params: { path: { period } }, body })),
  );

interface Decided {
  readonly employee: string;
  readonly decision: 'release' | 'refuse';
  readonly reason: string;
  readonly run: number;
}

export const useDecision = (period: string) =>
  useMonthChange(period, ({ employee, ...body }: Decided) => {
    const params = { path: { period, employee } };
    return answered(api.PUT('/api/v1/periods/{period}/holds/{employee}/decision', { params, body }));
  });

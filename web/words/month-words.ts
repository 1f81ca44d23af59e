import type { Schemas } from '../api/client';

type State = Schemas['PeriodResponse']['state'];
type Action = Schemas['StepResponse']['action'];
type OutlierKind = Schemas['OutlierResponse']['kinds'][number];
export type StepName = 'data' | 'preflight' | 'run' | 'review' | 'approve' | 'export';

/** What the month page says around what the API tells. */
export interface MonthWords {
  readonly title: string;
  readonly month: string;
  readonly state: Readonly<Record<State, string>>;
  readonly steps: Readonly<Record<StepName, string>>;
  readonly marks: Readonly<Record<'done' | 'now' | 'later', string>>;
  readonly next: Readonly<Record<State, string>>;
  readonly open: (step: string) => string;
  readonly readOnly: string;
  readonly preflight: {
    readonly intro: string;
    readonly working: string;
    readonly fine: (people: string) => string;
    readonly found: (errors: string, warnings: string, people: string) => string;
    readonly severity: Readonly<Record<'error' | 'warning', string>>;
    readonly among: (n: string) => string;
    readonly more: (n: string) => string;
  };
  readonly run: {
    readonly intro: string;
    readonly again: string;
    readonly start: string;
    readonly startAgain: string;
    readonly progress: (n: string) => string;
    readonly done: (run: number, people: string) => string;
    readonly closed: string;
    readonly root: string;
    readonly rootHint: string;
    readonly by: (actor: string, at: string) => string;
  };
  readonly review: {
    readonly none: string;
    readonly totals: string;
    readonly company: string;
    readonly byDepartment: string;
    readonly columns: Readonly<Record<'department' | 'pays' | 'budget' | 'over' | 'last' | 'change', string>>;
    readonly holds: (undecided: string, all: string) => string;
    readonly noHolds: string;
    readonly why: Readonly<Record<string, string>>;
    readonly outdated: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly release: string;
    readonly refuse: string;
    readonly decided: Readonly<Record<'release' | 'refuse', (by: string, reason: string) => string>>;
    readonly decideAnew: string;
    readonly outliers: (n: string) => string;
    readonly noOutliers: string;
    readonly kinds: Readonly<Record<OutlierKind, string>>;
    readonly usual: (amount: string, change: string) => string;
    readonly more: (n: string) => string;
    readonly bridge: (from: string) => string;
    readonly distribution: string;
    readonly distributionHint: (currency: string) => string;
    readonly distributionChart: (currency: string) => string;
    readonly changedRules: (month: string) => string;
    /** By the kind of the document; a kind that is not here is shown as it is. */
    readonly ruleKinds: Readonly<Partial<Record<string, string>>>;
    readonly publishedAlone: string;
    readonly approvedDraft: (draft: string) => string;
    readonly adjustments: (n: string) => string;
    readonly noAdjustments: string;
    readonly adjustmentOf: Readonly<Record<'retro' | 'clawback', (month: string, all: string) => string>>;
    readonly submit: string;
    readonly submitHint: string;
    readonly submitted: string;
  };
  readonly approve: {
    readonly notYet: string;
    readonly intro: (run: number) => string;
    readonly waiting: (n: string) => string;
    readonly approve: (run: number) => string;
    readonly sure: string;
    readonly yes: string;
    readonly no: string;
    readonly sendBack: string;
    readonly approved: (by: string, at: string) => string;
    readonly cancel: string;
    readonly reason: string;
  };
  readonly export: {
    readonly notYet: string;
    readonly intro: string;
    readonly statements: string;
    readonly statementsDone: (done: string, of: string) => string;
    readonly lock: string;
    readonly lockHint: string;
    readonly locked: string;
  };
  readonly history: string;
  readonly actions: Readonly<Record<Action, string>>;
}

export const MONTH_EN: MonthWords = {
  title: 'Month',
  month: 'Month',
  state: {
    open: 'open: nothing has been calculated',
    calculated: 'calculated',
    'in-review': 'in review',
    approved: 'approved',
    locked: 'locked',
  },
  steps: {
    data: 'Data',
    preflight: 'Preflight',
    run: 'Run',
    review: 'Review',
    approve: 'Approve',
    export: 'Export',
  },
  marks: { done: 'done', now: 'now', later: 'later' },
  next: {
    open: 'Next: bring in the figures, see in preflight what is missing, then run.',
    calculated: 'Next: look through the review, decide what is held, and submit.',
    'in-review': 'Next: a second person approves.',
    approved: 'Next: export for payroll, and lock once it is paid.',
    locked: 'This month is closed. What comes in late is told by cxpay retro.',
  },
  open: (step) => `Open the step ${step}`,
  readOnly: 'You can read everything here; your role changes nothing.',
  preflight: {
    intro: 'Everything is computed on trial, and nothing stored: so you see before the run what it would hold.',
    working: 'Computing on trial',
    fine: (people) => `Nothing is missing: ${people} people can be paid.`,
    found: (errors, warnings, people) =>
      `${people} people · ${errors} kinds of problem that will hold payouts · ${warnings} to look at`,
    severity: { error: 'holds payouts', warning: 'worth a look' },
    among: (n) => `concerns ${n}`,
    more: (n) => `and ${n} more`,
  },
  run: {
    intro:
      'A run computes every payout on what is known now and stores it with its evidence. It may be repeated: the latest counts.',
    again: 'Running again puts a month that is in review back to calculated.',
    start: 'Run the month',
    startAgain: 'Run it again',
    progress: (n) => `${n} payouts computed`,
    done: (run, people) => `Run ${run} counts: ${people} payouts`,
    closed: 'The month is approved: it is not run any more.',
    root: 'Root',
    rootHint: 'One fingerprint over every payout. Keep it elsewhere: it proves that nothing was changed since.',
    by: (actor, at) => `by ${actor}, ${at}`,
  },
  review: {
    none: 'There is nothing to review before the month has been run.',
    totals: 'What it pays',
    company: 'Whole company',
    byDepartment: 'By department',
    columns: {
      department: 'Department, with all below it',
      pays: 'Pays',
      budget: 'Budget',
      over: 'Over budget',
      last: 'Last month',
      change: 'Change',
    },
    holds: (undecided, all) => `Held payouts: ${undecided} of ${all} to decide`,
    noHolds: 'No payout is held.',
    why: {
      'no-assignment': 'no role recorded',
      'no-plan': 'no plan covers the role',
      'nothing-measured': 'nothing could be measured',
      'two-plans': 'two plans claim the role',
      'unknown-plan': 'the chosen plan does not hold',
      'wrong-currency': 'plan and pay are in different currencies',
      'rounding-finer-than-currency': 'the plan rounds finer than the currency',
      'no-salary': 'no salary recorded',
      'no-target': 'no target bonus recorded',
      'no-fund': 'no fund recorded',
      'incident-currency': 'an incident is in another currency',
      group: 'too few components of a group measured',
      'too-few-groups': 'too few groups measured',
      component: 'an indicator could not be measured',
      'negative-amount': 'below zero',
      'amount-too-large': 'more than can be right',
      rule: 'a rule holds it',
      indicator: 'a figure that a rule needs is missing',
    },
    outdated: 'It was decided before, and has come out differently since: decide again.',
    reason: 'Reason',
    reasonHint: 'It is kept and shown, to the employee too.',
    release: 'Pay it',
    refuse: 'Do not pay',
    decided: {
      release: (by, reason) => `released by ${by}: “${reason}”`,
      refuse: (by, reason) => `not paid, by ${by}: “${reason}”`,
    },
    decideAnew: 'Decide anew',
    outliers: (n) => `What stands out: ${n}`,
    noOutliers: 'Nothing stands out.',
    kinds: {
      change: 'far from their own months before',
      cap: 'at the cap',
      floor: 'at the floor',
      gate: 'a gate decided it',
      zero: 'zero',
    },
    usual: (amount, change) => `mean of the months before ${amount}, ${change}`,
    more: (n) => `… and ${n} more`,
    bridge: (from) => `Why the total changed since ${from}`,
    submit: 'Submit for approval',
    submitHint: 'Hands run and review to a second person.',
    distribution: 'How it is spread',
    distributionHint: (currency) => `People by what they are paid, in ${currency}.`,
    distributionChart: (currency) =>
      `Chart: how many people are paid how much in ${currency}; the same is in the table below`,
    changedRules: (month) => `Rules that are otherwise than in ${month}`,
    ruleKinds: {
      plan: 'Plan',
      indicators: 'Indicators',
      parameters: 'Parameters',
      eligibility: 'Who is on which plan',
      adjustments: 'Shared rules',
      attributes: 'Attributes',
      incidents: 'Incidents',
      recovery: 'How much is recovered',
      causes: 'Causes of complaints',
      stages: 'Stages',
    },
    publishedAlone: 'published by one person alone',
    approvedDraft: (draft) => `draft ${draft}, approved by a second person`,
    adjustments: (n) => `Corrections of earlier months: ${n}`,
    noAdjustments: 'Nothing of earlier months is settled.',
    adjustmentOf: {
      retro: (month, all) => `correction of ${month}, ${all} in all`,
      clawback: (month, all) => `recovered from ${month}, ${all} in all`,
    },
    submitted: 'It is submitted; whoever approves sees this page.',
  },
  approve: {
    notYet: 'It can be approved once it has been submitted for review.',
    intro: (run) => `Approval is of run ${run}, and of nothing else. Whoever ran it does not approve it.`,
    waiting: (n) =>
      n === '1'
        ? '1 held payout waits for a decision first: see Review.'
        : `${n} held payouts wait for a decision first: see Review.`,
    approve: (run) => `Approve run ${run}`,
    sure: 'Approve this month for payment?',
    yes: 'Approve',
    no: 'Not yet',
    sendBack: 'Send back',
    approved: (by, at) => `Approved by ${by}, ${at}.`,
    cancel: 'Cancel the approval',
    reason: 'Why',
  },
  export: {
    notYet: 'Payroll gets what was approved, and nothing else: the files are here after approval.',
    intro: 'The same approval gives the same bytes, before and after the lock. Each export is recorded.',
    statements: 'All statements (ZIP of PDF)',
    statementsDone: (done, of) => `${done} of ${of} statements written`,
    lock: 'Lock the month',
    lockHint: 'Once it is paid. Nothing changes it any more.',
    locked: 'The month is locked.',
  },
  history: 'Who did what',
  actions: {
    run: 'ran it',
    submit: 'submitted it',
    'send-back': 'sent it back',
    approve: 'approved it',
    'cancel-approval': 'cancelled the approval',
    lock: 'locked it',
  },
};

import { ADJUSTMENTS_EN } from './adjustment-words.js';
import { INQUIRIES_EN } from './inquiry-words.js';
import { OTHERWISE_EN } from './otherwise-words.js';
import { SCORING_EN } from './scoring-en.js';
import type { Count, Words } from './words.js';

const noun = (n: Count, one: string, many: string): string => `${n.text} ${n.one ? one : many}`;
const joined = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
/** A space that no line is broken at; it is a plain one once the lines are filled. */
const TIED = '\u00a0';
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export const EN: Words = {
  locale: 'en-GB',
  quoted: (text) => `“${text}”`,
  listed: (items) => joined(items, 'and'),
  either: (items) => joined(items, 'or'),
  inBrackets: (text, bracketed) => `${text} (${bracketed})`,
  labelled: (label, text) => `${label}: ${text}`,
  monthName: (month) => MONTHS[month - 1] ?? '',
  month: (month, year) => `${month} ${year}`,
  days: (first, last) => {
    if (first.month !== last.month) return `${first.day} ${first.month} – ${last.day} ${last.month}`;
    return first.day === last.day ? `${first.day} ${first.month}` : `${first.day}–${last.day} ${last.month}`;
  },
  units: {
    percent: (n) => `${n}${TIED}%`,
    percentagePoints: (n) => `${n}${TIED}percentage points`,
    hours: (n) => `${n}${TIED}h`,
    seconds: (n) => `${n}${TIED}s`,
    points: (n) => `${n}${TIED}points`,
    rate: (n, per) => `${n} per${TIED}${per}`,
    rating: (n, most) => `${n} of${TIED}${most}`,
  },
  header: {
    person: (name, posts) => [name, posts.join(' / ')].filter((text) => text !== '').join(' · '),
    post: (role, department) => `${role}, ${department}`,
    status: { calculated: 'calculated, not yet approved', approved: 'approved', locked: 'locked' },
    payout: (amount) => `Payout ${amount}`,
    onTarget: (amount, beforeRules) =>
      `on target${beforeRules ? ', before the rules,' : ''} it would have been ${amount}`,
    earlier: (period, amount, change) =>
      `in ${period} it was ${amount}${change === undefined ? '' : `, now ${change}`}`,
    changes: { more: (n) => `${n} more`, less: (n) => `${n} less`, same: () => 'the same' },
    madeTheDifference: 'What made the difference to the target bonus',
    capStep: 'The most that the plan pays',
    floorStep: 'The least that the plan pays',
  },
  held: {
    status: 'held',
    releasedStatus: 'released',
    refusedStatus: 'not paid',
    released: (by, reason) => `This payout was held, and released by ${by}: “${reason}”. It had been held because:`,
    refused: (by, reason) => `This payout is not paid. Decided by ${by}: “${reason}”. It had been held because:`,
    title: 'This payout is held: it is not paid until somebody has decided. That is under way. Why:',
    soFar: (amount) => `Calculated so far: ${amount}. The decision can change it.`,
    nothingYet: 'No amount could be calculated yet.',
    noAssignment: 'no role was recorded for this period, so there is nothing to calculate with',
    noPlan: 'no plan covers this role',
    nothingMeasured: 'nothing of what the plan pays for could be measured',
    twoPlans: (plans) => `two plans claim this role, with equal right: ${plans}`,
    unknownPlan: (plan) => `the plan ${plan} was chosen, and no such plan holds in this period`,
    wrongCurrency: (have, need) => `the plan pays in ${need}, but pay here is in ${have}`,
    finerThanCurrency: (step, currency) => `the plan rounds to ${step}, finer than the smallest unit of ${currency}`,
    noSalary: 'the target bonus is a share of the salary, and no salary is recorded',
    negativeAmount: 'the plan comes out below zero, and nothing is taken from pay before somebody has decided it',
    amountTooLarge: (amount) => `the plan comes out at ${amount}, more than can be right`,
  },
  line: {
    daysOf: (range, days, of) => `${range}, ${days.text} of ${noun(of, 'day', 'days')}`,
    notCalculated: 'Not calculated: the reason is at the top.',
  },
  measured: {
    title: 'What was measured',
    columns: ['measured', 'target', 'weight', 'attained', 'worth', 'could be'],
    together: 'Together',
    share: (part, partName, whole, wholeName) => `${part} ${partName} of ${whole} ${wholeName}`,
    ratio: (top, topName, bottom, bottomName) => `${top} ${topName} for ${bottom} ${bottomName}`,
    bareShare: (part, whole) => `${part} of ${whole}`,
    cases: (n, name) => (name === undefined ? noun(n, 'case', 'cases') : `${n.text} ${name}`),
    sources: {
      'third-party': '★ a third party',
      'mystery-shop': '★ mystery shoppers',
      survey: 'a customer survey',
      'follow-up': 'customers asked afterwards',
      internal: 'our own system',
    },
    wholeDepartment: (name) => `for the whole of ${name}`,
    fromReports: (n) => `from ${n} reports`,
    latestOf: (n) => `the latest of ${n} reports`,
    corrected: (was) => `corrected: it had been reported as ${was}`,
    correctedReports: (n) => `${n} of them corrected`,
    notCountedReports: (n) => `${noun(n, 'further report', 'further reports')} not counted`,
    planWeight: (weight) => `weight in the plan ${weight}`,
    notCounted: (reason, consequence) => `not counted: ${reason}; ${consequence}`,
    consequence: {
      'left-out': (weight) => `its weight of ${weight} went to the others`,
      zero: () => 'so it counts as 0',
      neutral: () => 'so it counts as on target',
      held: () => 'the payout waits for a decision',
    },
  },
  reasons: {
    noData: 'nothing was reported',
    wrongSource: (reported, needed) => `only reported by ${reported}, and it must come from ${needed}`,
    belowSample: (have, need) => `${have.text} of the ${noun(need, 'case', 'cases')} needed`,
    sampleNotReported: (need) =>
      `the number of cases was not reported, and ${need.text} ${need.one ? 'is' : 'are'} needed`,
    nothingCounted: 'there were no cases',
    twoSources: (reported) => `${reported} both reported it, and the rules do not say which one counts`,
    countsNeeded: 'several rates came without the counts behind them, so they cannot be added up',
    outOfRange: (value, min, max) => {
      if (min !== null && max !== null) return `${value} was reported, and it can only lie between ${min} and ${max}`;
      return `${value} was reported, and it cannot be ${min === null ? `above ${max ?? ''}` : `below ${min}`}`;
    },
  },
  rules: {
    title: 'Rules',
    verdicts: {
      applied: 'applied',
      noEffect: 'no effect',
      held: 'held',
      passed: 'passed',
      notMet: 'not met',
      noData: 'no data',
    },
    ifSo: (reason, effect) => `if “${reason}”: ${effect}`,
    effects: {
      gate: () => 'pays nothing',
      multiply: (factor) => `× ${factor}`,
      add: (amount) => amount,
      cap: (amount) => `at most ${amount}`,
      floor: (amount) => `at least ${amount}`,
      hold: () => 'holds the payout',
    },
    ofTarget: (share) => `${share} of target`,
    applies: {
      equal: (limit) => `applies at ${limit}`,
      notEqual: (limit) => `applies except at ${limit}`,
      lessThan: (limit) => `applies below ${limit}`,
      lessThanInclusive: (limit) => `applies at ${limit} or less`,
      greaterThan: (limit) => `applies above ${limit}`,
      greaterThanInclusive: (limit) => `applies from ${limit}`,
      in: (limit) => `applies for ${limit}`,
      notIn: (limit) => `applies except for ${limit}`,
      contains: (limit) => `applies in ${limit}`,
      doesNotContain: (limit) => `applies outside ${limit}`,
    },
    ofItems: {
      some: (applies) => `${applies}, as soon as one of them is`,
      every: (applies) => `${applies}, if every one of them is`,
    },
    item: (subject, n) => `${subject}, no. ${n}`,
    fact: (subject, was, applies) => `${subject}: ${was}; ${applies}`,
    margins: {
      toSpare: (distance) => `${distance} to spare`,
      short: (distance) => `${distance} short`,
      beyond: (distance) => `${distance} beyond`,
    },
    atTheLimit: 'exactly at the limit',
    attained: (component) => `${component}, attained`,
    samples: (indicator) => `${indicator}, cases`,
    score: 'Score',
    facts: {
      employee: 'Employee',
      role: 'Role',
      department: 'Department',
      departments: 'Departments',
      'tenure-months': 'Months of service',
      period: 'Period',
      month: 'Month',
    },
  },
  steps: {
    title: 'From the target bonus to the payout',
    target: 'Target bonus for the whole period',
    targetOfSalary: (share, salary) => `Target bonus for the whole period: ${share} of the salary of ${salary}`,
    days: (days, of) => `× ${days.text} of ${noun(of, 'day', 'days')}`,
    score: (score) => `× score ${score}`,
    because: (effect, reason) => `${capital(effect)}: ${reason}`,
    cap: (share) => `At most ${share} of the target bonus`,
    floor: (share) => `At least ${share} of the target bonus`,
    notReached: (limit) => `${limit}: made no change`,
    round: (to, mode) => `Rounded to ${to}, ${mode}`,
    modes: {
      'half-up': 'a half goes up',
      'half-even': 'a half goes to the even neighbour',
      'half-down': 'a half goes down',
      up: 'always away from zero',
      down: 'always towards zero',
      ceiling: 'always up',
      floor: 'always down',
    },
    rounding: 'Rounding',
    ends: ['Target bonus', 'Payout'],
    together: 'Together',
  },
  scoring: SCORING_EN,
  otherwise: OTHERWISE_EN,
  adjustments: ADJUSTMENTS_EN,
  inquiries: INQUIRIES_EN,
  gain: {
    more: (difference) => `${difference} more`,
    less: (difference) => `${difference} less`,
    fewer: (difference) => `${difference} fewer`,
    cases: { more: (n, of) => `${n.text} more of ${of}`, fewer: (n, of) => `${n.text} fewer of ${of}` },
    below: (value) => `below ${value}`,
    most: (name, change, to, from, cases, gain) => {
      const how = `${to} instead of ${from}${cases === undefined ? '' : `; ${cases}`}`;
      return `Most to gain: ${name}, ${change} (${how}), would have paid ${gain} more.`;
    },
    beforeGate: (reason, amount, facts) => `Most to gain: before “${reason}” the payout stood at ${amount}. ${facts}.`,
  },
  detail: {
    title: 'Evidence',
    employee: 'Employee',
    plan: 'Plan',
    byRule: (rule) => `chosen by rule ${rule}`,
    ruleSet: 'Rule set',
    engine: 'Engine',
    weight: 'weight',
    policies: { reweight: 'weight to the others', zero: 'counts as 0', neutral: 'counts as on target', hold: 'hold' },
    aggregates: {
      one: 'one report',
      'ratio-of-sums': 'sum of the parts ÷ sum of the wholes',
      'mean-weighted-by-sample': 'mean, by number of cases',
      mean: 'mean',
      sum: 'sum',
      last: 'the latest',
    },
    noObservations: 'no reports',
    row: (file, row) => `${file}, row ${row}`,
    batch: (batch) => `batch ${batch}`,
    source: 'source',
    value: 'value',
    sample: 'sample',
    reference: 'reference',
    unused: 'not counted',
    lookedAtByRules: 'looked at by rules',
  },
};

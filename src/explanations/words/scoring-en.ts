import type { Count } from './say.js';
import type { ScoringWords } from './scoring-words.js';

const noun = (n: Count, one: string, many: string): string => `${n.text} ${n.one ? one : many}`;

export const SCORING_EN: ScoringWords = {
  inputs: {
    named: (name, value) => `${name} ${value}`,
    figures: (n) => `${noun(n, 'figure', 'figures')}, each by itself`,
    compared: (figure, baseline, of) => `${figure} compared with ${baseline} (${of})`,
    reportedBaseline: 'reported beside it',
    onTheWay: (share, benchmark) => `${share} of the way to ${benchmark}`,
    rank: (place, of) => `rank ${place} of ${of.text}`,
    percentile: (share, others) => `ahead of ${share} of the ${noun(others, 'other', 'others')}`,
    lowest: (name, attained) => `the lowest, ${name} ${attained}`,
  },
  shapes: {
    'greatest-of': (parts) => `the greatest of ${parts}`,
    'least-of': (parts) => `the least of ${parts}`,
    'sum-of': (parts) => `the sum of ${parts}`,
  },
  nothingToRead: 'nothing to read',
  steps: (n, adds) => `${noun(n, 'step', 'steps')} of ${adds}`,
  tier: (amount, rate) => `${amount} × ${rate}`,
  limits: {
    round: (by) => `rounded to ${by}`,
    floor: (by) => `at least ${by}`,
    cap: (by) => `at most ${by}`,
  },
  discount: (share, source) => `counts ${share}, because it comes from ${source}`,
  shrunk: (own, mean, peers) =>
    `${own} drawn towards the mean of ${noun(peers, 'colleague', 'colleagues')}, which is ${mean}`,
  shrunkBecause: (have, need) => `because of only ${have.text} of the ${noun(need, 'case', 'cases')} needed`,
  score: (score, of) => (of === undefined ? score : `${score} of ${of}`),
  group: {
    ofPlan: (weight) => `${weight} of the plan`,
    target: (amount) => `target ${amount}`,
    score: (score) => `score ${score}`,
    notCounted: (have, need) => `not counted: ${have} of the ${noun(need, 'component', 'components')} needed`,
    consequence: {
      'left-out': 'its weight went to the other groups',
      zero: 'so it counts as 0',
      held: 'the payout waits for a decision',
    },
  },
  split: (parts) => `Split: ${parts}`,
  part: (name, amount) => `${name} ${amount}`,
  pool: (fund, members, before, factor) =>
    `Pool: a fund of ${fund} shared by ${noun(members, 'person', 'people')}; factor ${factor} on ${before}`,
  poolStep: (factor) => `Share of the pool: × ${factor}, rounded so that all shares add up`,
  incidents: {
    step: 'What incidents cost',
    charged: (name, loss, share, charged) =>
      `Incident “${name}”: loss ${loss}, attributed ${share}; your share ${charged}`,
    remediated: (share) => `${share} of it made good`,
    among: (n) => `borne by ${noun(n, 'person', 'people')} together`,
    excluded: (name) => `Incident “${name}”: you bear nothing of it`,
  },
  parameters: {
    title: 'Parameters',
    held: (value, from, whom) => `${value} since ${from}${whom === undefined ? '' : `, for ${whom}`}`,
  },
  reasons: {
    noBaseline: 'there is nothing to compare it with',
    noPeers: 'nobody else has a figure to compare it with',
    noScore: (of) => `“${of}”, which it looks at, does not count`,
  },
  holds: {
    noTarget: (attribute) => `the target bonus is taken from “${attribute}”, and no amount is recorded there`,
    noFund: 'nobody knows yet how large the fund is that this is a share of',
    incidentCurrency: (incident) => `the loss of the incident “${incident}” is in another currency`,
    group: (name, have, need) =>
      `of the group “${name}” only ${have} of the ${noun(need, 'component', 'components')} needed could be scored`,
    tooFewGroups: (have, need) => `only ${have} of the ${noun(need, 'group', 'groups')} needed could be scored`,
  },
};

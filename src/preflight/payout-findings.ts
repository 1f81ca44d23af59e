import type {
  ComponentExplanation,
  Explanation,
  GroupExplanation,
  Hold,
  LineExplanation,
  RuleExplanation,
} from '../engine/explanation.js';
import type { ConditionTrace } from '../engine/rule.js';
import type { MissingReason, UnusableReason } from '../engine/figure.js';
import type { IncidentProblem } from '../engine/incidents.js';
import type { FindingList } from './finding-list.js';
import { bothOf, eitherOf, phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

/** What a payout computed on trial says about its inputs: holds are errors, figures that will not count are warnings. */
export function addPayoutFindings(list: FindingList, explanation: Explanation): void {
  const { code } = explanation.employee;
  for (const hold of explanation.holds) addHold(list, hold, code, explanation.lines[(hold.line ?? 0) - 1]);
  for (const { scorecard } of explanation.lines) {
    if (!scorecard) continue;
    for (const component of scorecard.components) addComponent(list, component, scorecard.plan.id, code);
    for (const group of scorecard.groups) addGroup(list, group, scorecard.plan.id, code);
    for (const rule of scorecard.rules) if (rule.event === 'gate') addBlindGate(list, rule, scorecard.plan.id, code);
    if (scorecard.score !== null && !scorecard.components.some(({ status }) => status.kind === 'counted'))
      list.add(paidUnmeasured(scorecard.plan.id), code);
  }
}

const paidUnmeasured = (plan: string) =>
  ({
    severity: 'warning',
    code: 'paid-unmeasured',
    ...worded(
      phrase`plan ${{ plan }}: nothing was measured, and the missing-data policies alone decide the pay`,
      phrase`check that this is meant; the policy "hold" leaves it to somebody to decide`,
    ),
  }) as const;

/** A gate that looks at a figure nobody reported cannot close: that it stays open for want of data is said aloud. */
function addBlindGate(list: FindingList, rule: RuleExplanation, plan: string, employee: string): void {
  for (const indicator of indicatorsWithoutData(rule.conditions))
    list.add(
      {
        severity: 'warning',
        code: 'gate-without-data',
        ...worded(
          phrase`the gate "${{ name: rule.name }}" (plan ${{ plan }}) looks at ${{ indicator }}, of which there is no figure that counts`,
          phrase`take in the missing figures, or give the indicator the policy "hold"`,
        ),
      },
      employee,
    );
}

function indicatorsWithoutData(condition: ConditionTrace): string[] {
  if ('all' in condition) return condition.all.flatMap(indicatorsWithoutData);
  if ('any' in condition) return condition.any.flatMap(indicatorsWithoutData);
  if ('not' in condition) return indicatorsWithoutData(condition.not);
  const { fact, params, was } = condition;
  return fact === 'value' && was === null && params?.['indicator'] !== undefined ? [params['indicator']] : [];
}

function addHold(list: FindingList, hold: Hold, employee: string, line: LineExplanation | undefined): void {
  const error = (message: Wording, advice: Wording) => {
    list.add({ severity: 'error', code: hold.code, ...worded(message, advice) }, employee);
  };
  switch (hold.code) {
    case 'no-assignment':
      error(
        phrase`in service, but on no assignment in this period`,
        phrase`add the assignment to assignments.csv and load it, or give the day they left`,
      );
      return;
    case 'no-plan':
      error(
        phrase`no plan for the role "${{ role: line?.assignment.role ?? '' }}"`,
        phrase`add an eligibility rule that puts the role on a plan, and publish it`,
      );
      return;
    case 'two-plans':
      error(
        phrase`two plans at the same priority: ${{ plans: bothOf(hold.plans.map((plan) => phrase`${{ plan }}`)) }}`,
        phrase`give the eligibility rule that should win a higher priority`,
      );
      return;
    case 'unknown-plan':
      error(
        phrase`the plan "${{ plan: hold.plan }}" does not hold in this period`,
        phrase`publish it with an earlier effectiveFrom`,
      );
      return;
    case 'wrong-currency':
      error(
        phrase`paid in ${{ have: hold.have }}, but the plan pays in ${{ need: hold.need }}`,
        phrase`correct the employee’s currency, or put them on a plan in it`,
      );
      return;
    case 'rounding-finer-than-currency':
      error(
        phrase`the plan rounds to ${{ step: hold.step }}, which ${{ currency: hold.currency }} does not have`,
        phrase`round to a whole multiple of the smallest unit of the currency`,
      );
      return;
    case 'no-salary':
      error(
        phrase`the target bonus is a share of a salary that is not given`,
        phrase`add the salary to employees.csv and load it`,
      );
      return;
    case 'no-target':
      error(
        phrase`the target bonus is the column "${{ attribute: hold.attribute }}", which holds no number`,
        phrase`add the figure to employees.csv and load it`,
      );
      return;
    case 'no-fund':
      error(
        phrase`what there is to pay from the pool is not known`,
        phrase`take in the figure that the fund is a rate of; a fund below 0, or another for some of its members, is none`,
      );
      return;
    case 'incident-currency':
      error(
        phrase`the incident "${{ incident: hold.incident }}" is in another currency than the employee is paid in, and cannot be charged`,
        phrase`write the loss in their currency, or name them under "excluded"`,
      );
      return;
    case 'group':
      error(
        phrase`the group "${{ group: hold.group }}": ${{ have: hold.have }} measured, ${{ need: hold.need }} needed`,
        phrase`take in the missing figures, or decide the payout by hand`,
      );
      return;
    case 'too-few-groups':
      error(
        phrase`${{ have: hold.have }} groups count, ${{ need: hold.need }} needed`,
        phrase`take in the missing figures, or decide the payout by hand`,
      );
      return;
    case 'component':
      error(
        phrase`the component "${{ component: hold.component }}": ${{ reason: reasonText(hold.reason) }}`,
        adviceFor(hold.reason),
      );
      return;
    case 'negative-amount':
      error(phrase`the payout comes out below zero`, phrase`give the plan a floor, or decide the payout by hand`);
      return;
    case 'amount-too-large':
      error(phrase`the payout is larger than can be right`, phrase`check the target bonus and the plan`);
      return;
    case 'nothing-measured':
      error(phrase`nothing of the plan was measured`, phrase`take in observations, or decide the payout by hand`);
      return;
    case 'indicator':
      error(phrase`${{ indicator: hold.indicator }}: ${{ reason: reasonText(hold.reason) }}`, adviceFor(hold.reason));
      return;
    case 'rule':
      list.add(
        {
          severity: 'warning',
          code: 'held-by-rule',
          ...worded(
            phrase`the rule "${{ rule: hold.rule }}" holds the payout`,
            phrase`somebody has to decide it after the run`,
          ),
        },
        employee,
      );
  }
}

/** Shares of losses that nobody bears, though the incident names who should. */
export function addIncidentFindings(list: FindingList, problems: readonly IncidentProblem[]): void {
  for (const { kind, incident, to, amount } of problems)
    if (kind === 'nobody')
      list.add(
        {
          severity: 'warning',
          code: 'incident-without-bearer',
          ...worded(
            phrase`the incident "${{ incident }}": nobody bears the share of ${{ to }}`,
            phrase`check the code, and that somebody was there on days of the month; or name an "outside" bearer`,
          ),
        },
        `incident:${incident} (${amount.toText(2)})`,
      );
}

function addComponent(list: FindingList, component: ComponentExplanation, plan: string, employee: string): void {
  const { status, indicator } = component;
  if (status.kind === 'counted' || status.kind === 'held') return;
  const effect = {
    'left-out': phrase`its weight goes to the others`,
    zero: phrase`it counts as 0`,
    neutral: phrase`it counts as on target`,
  };
  list.add(
    {
      severity: 'warning',
      code: status.reason.code,
      ...worded(
        phrase`${{ measured: indicator ?? component.id }} (plan ${{ plan }}): ${{ reason: kindOf(status.reason) }}; ${{ effect: effect[status.kind] }}`,
        adviceFor(status.reason),
      ),
    },
    employee,
  );
}

/** A group of which some was measured, and not enough: that nothing of it counts is said aloud. */
function addGroup(list: FindingList, { id, status }: GroupExplanation, plan: string, employee: string): void {
  if (status.kind === 'counted' || status.kind === 'held' || status.have === 0) return;
  const effect = status.kind === 'zero' ? phrase`it counts as 0` : phrase`nothing of it counts`;
  list.add(
    {
      severity: 'warning',
      code: 'group-too-small',
      ...worded(
        phrase`the group "${{ id }}" (plan ${{ plan }}): fewer than the ${{ need: status.need }} measured components needed; ${{ effect }}`,
        phrase`nothing, if that is as it should be; otherwise take in the missing figures`,
      ),
    },
    employee,
  );
}

/** Without the figures, so that the same thing said of many people is one finding. */
function kindOf(reason: MissingReason | UnusableReason): Phrase {
  return reason.code === 'below-sample'
    ? phrase`fewer than the ${{ need: reason.need }} cases needed`
    : reasonText(reason);
}

function reasonText(reason: MissingReason | UnusableReason): Phrase {
  switch (reason.code) {
    case 'no-data':
      return phrase`no data`;
    case 'wrong-source':
      return phrase`reported only by ${{ reported: reason.reported.join(', ') }}, needs ${{ needed: eitherOf(reason.needed.map((source) => phrase`${{ source }}`)) }}`;
    case 'below-sample':
      return phrase`${{ have: reason.have }} cases, ${{ need: reason.need }} needed`;
    case 'sample-not-reported':
      return phrase`the number of cases is not given, ${{ need: reason.need }} needed`;
    case 'nothing-counted':
      return phrase`the counts add up to 0`;
    case 'no-baseline':
      return phrase`nothing to compare the figure with`;
    case 'no-peers':
      return phrase`nobody else to compare with`;
    case 'no-score':
      return phrase`${{ of: reason.of }} does not count`;
    case 'two-sources':
      return phrase`reported by two sources (${{ reported: reason.reported.join(', ') }}), and nothing says which counts`;
    case 'counts-needed':
      return phrase`several rates without their counts cannot be added up`;
    case 'out-of-range':
      return phrase`${{ value: reason.value }} is outside ${{ min: reason.min ?? '−∞' }} to ${{ max: reason.max ?? '∞' }}`;
  }
}

function adviceFor(reason: MissingReason | UnusableReason): Phrase {
  switch (reason.code) {
    case 'no-data':
    case 'nothing-counted':
      return phrase`take in the missing figures`;
    case 'no-baseline':
      return phrase`take in the earlier figures, or the column baseline`;
    case 'no-peers':
    case 'no-score':
      return phrase`nothing, if that is as it should be; otherwise take in the missing figures`;
    case 'wrong-source':
      return phrase`take in figures from a source that counts`;
    case 'below-sample':
      return phrase`nothing, if there were no more cases; otherwise take in the rest`;
    case 'sample-not-reported':
      return phrase`give the column sample, or numerator and denominator`;
    case 'two-sources':
      return phrase`name the source that counts in the indicator’s "sources" or the component’s "needs"`;
    case 'counts-needed':
      return phrase`send numerator and denominator instead of the value`;
    case 'out-of-range':
      return phrase`correct the figure and take it in again (a percentage is a fraction: 0.949, or 94.9%)`;
  }
}

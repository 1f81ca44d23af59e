/** Every mistake that rule documents are refused for: a small folder each, laid over the good ones, and what is said of it. */
import { readdirSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import { FIXTURES, fixtureFiles, laidOver } from './fixture-files.js';

/** A folder, then each error: its code, file and pointer, and a phrase of the message. */
const REFUSED = `
amount-without-currency
  amount-without-currency plans/packer.json#/rules/0/event/params/amount The rule "flat-bonus" names an amount, but the plan names no currency
attribute-named-as-a-fact
  attribute-name-taken attributes.json#/attributes/2/name "role" is the name of a built-in fact
attribute-of-an-own-column
  attribute-name-taken attributes.json#/attributes/2/name "salary" is a column with a meaning of its own, not an attribute
band-with-both-ends
  more-than-one-of plans/courier.json#/components/1/attainment/bands/0 Only one of "to" and "through" may stand here
bands-empty-band
  empty-band plans/courier.json#/components/1/attainment/bands/1/to The band holds for no value: from 4.5 to 4.5
bands-gap-above
  gap-between-bands plans/courier.json#/components/1/attainment/bands/1/to no band holds at 5
bands-gap-below
  gap-between-bands plans/courier.json#/components/1/attainment/bands/0/from no band holds from 1 to below 2
bands-overlap-of-a-long-band
  bands-overlap plans/courier.json#/components/1/attainment/bands/1/from both hold from 4 to below 4.2
  bands-overlap plans/courier.json#/components/1/attainment/bands/2/from both hold from 4.3 to below 4.5
bands-same-start
  bands-not-rising plans/courier.json#/components/1/attainment/bands/2/from The band from 4 comes after the one from 4: bands stand in rising order
bands-second-without-start
  bands-not-rising plans/courier.json#/components/1/attainment/bands/1 Only the first band may be without "from"
bands-table-upside-down
  bands-not-rising plans/courier.json#/components/0/attainment/bands/1/from The band from 90 % comes after the one from 95 %: bands stand in rising order
  bands-not-rising plans/courier.json#/components/0/attainment/bands/2/from The band from 0 % comes after the one from 90 %: bands stand in rising order
  gap-between-bands plans/courier.json#/components/0/attainment/bands/0/from no band holds above 94 % and below 95 %
bands-table-with-gaps-and-overlap
  gap-between-bands plans/courier.json#/components/0/attainment/bands/1/from no band holds above 74 % and below 75 %
  gap-between-bands plans/courier.json#/components/0/attainment/bands/2/from no band holds above 84 % and below 85 %
  bands-overlap plans/courier.json#/components/0/attainment/bands/3/from both hold at 90 %
  gap-between-bands plans/courier.json#/components/0/attainment/bands/4/from no band holds above 94 % and below 95 %
bands-with-a-gap
  gap-between-bands plans/courier.json#/components/1/attainment/bands/1/from no band holds from 4 to below 4.5
cap-below-nothing
  out-of-range plans/courier.json#/payout/cap The cap is -0.1, less than nothing
comparison-at-the-outside
  none-of plans/courier.json#/rules/1/conditions One of "all", "any", "not" and "condition" must stand here
comparison-of-two-facts
  wrong-type plans/courier.json#/rules/1/conditions/all/0/value {"fact":"score"} stands here, but it must be text in double quotes or a number or a list
comparison-without-value
  missing-property plans/courier.json#/rules/1/conditions/all/0 "value" is missing beside "fact"
components-and-groups
  more-than-one-of plans/packer.json# Only one of "components" and "groups" may stand here
constructor-key
  forbidden-key plans/courier.json#/name/constructor "constructor" may not be a key
contains-on-text
  operator-does-not-fit eligibility.json#/rules/0/conditions/all/0/operator "contains" asks a list, but "role" is text
curve-falls-though-higher-is-better
  curve-falls plans/courier.json#/components/0/attainment/linear/2/1 Attainment is 1 at 95 % but only 0.9 at 99 %, although higher is better
curve-jump-below-pays-more
  curve-falls plans/courier.json#/components/0/attainment/linear/0/1 Attainment is 0.5 below the first point but only 0 at 90 %, although higher is better
curve-jump-of-bands
  missing-property plans/courier.json#/components/1/attainment "linear" is missing beside "below"
curve-of-both-kinds
  more-than-one-of plans/courier.json#/components/0/attainment Only one of "linear" and "bands" may stand here
curve-of-one-point
  too-few-points plans/courier.json#/components/0/attainment/linear One point alone gives everybody the same
curve-points-not-rising
  points-not-rising plans/courier.json#/components/0/attainment/linear/1/0 90 % comes after 90 %: points stand in rising order of value
curve-rises-though-lower-is-better
  curve-falls plans/packer.json#/groups/0/components/0/attainment/above Attainment is 0.3 above the last point but only 0 at 10, although lower is better
decimal-full-width
  not-a-decimal plans/courier.json#/payout/cap "１５０%" is not a decimal
decimal-infinity
  not-a-decimal indicators/delivery.json#/indicators/3/per "Infinity" is not a decimal
decimal-with-exponent
  not-a-decimal plans/courier.json#/payout/cap "1e400" is not a decimal
decimal-with-thousands
  not-a-decimal indicators/delivery.json#/indicators/3/per "1,000" is not a decimal
duplicate-attribute
  duplicate-attribute attributes.json#/attributes/2/name The attribute name "grade" is used in this file already
duplicate-component
  duplicate-component plans/courier.json#/components/1/id The component id "on-time" is used in this file already
duplicate-document
  duplicate-document plans/other.json#/id The document id "courier" is used in plans/courier.json already
duplicate-eligibility-rule
  duplicate-rule eligibility.json#/rules/1/name The rule name "couriers" is used in this file already
duplicate-example
  duplicate-example plans/courier.json#/examples/1/name The example name "on target" is used in this file already
duplicate-group
  duplicate-group plans/packer.json#/groups/1/id The group id "quality" is used in this file already
duplicate-incident
  duplicate-incident incidents/autumn.json#/incidents/1/id The incident id "county-missing" is used in this file already
duplicate-indicator
  duplicate-indicator indicators/more.json#/indicators/0/code The indicator code "on-time-delivery" is used in indicators/delivery.json already
duplicate-parameter
  duplicate-parameter parameters/more.json#/parameters/0/name The parameter name "peak-factor" is used in parameters/figures.json already
duplicate-rule-after-use
  duplicate-rule plans/courier.json#/rules/1/name The rule name "peak-season" is used in this file already
duplicate-shared-rule
  duplicate-rule shared/season.json#/rules/0/name The rule name "peak-season" is used in shared/more.json already
empty-all-inside
  empty-condition plans/courier.json#/rules/1/conditions/all/0/all "all" is empty: json-rules-engine would take it as true for everybody
empty-any
  empty-condition plans/courier.json#/rules/1/conditions/any "any" is empty: json-rules-engine would take it as true for everybody
ends-before-it-begins
  ends-before-it-begins plans/courier.json#/effectiveTo It would hold for no period: from 2025-10 until before 2025-10
equal-on-departments
  operator-does-not-fit shared/season.json#/rules/0/conditions/all/1/operator "equal" compares a single value, but "departments" is a list
event-with-share-and-amount
  more-than-one-of plans/packer.json#/rules/0/event/params Only one of "share" and "amount" may stand here
event-without-share-or-amount
  none-of plans/packer.json#/rules/0/event/params One of "share" and "amount" must stand here
fact-of-results-in-eligibility
  fact-not-available eligibility.json#/rules/1/conditions/all/0/fact "score" exists only in adjustment rules: who is on which plan is settled before anything is scored
floor-above-cap
  floor-above-cap plans/packer.json#/payout/floor The floor (151%) is above the cap (150%)
gate-with-share
  unknown-property plans/courier.json#/rules/1/event/params/share "share" is not known here
in-an-empty-list
  empty-list shared/season.json#/rules/0/conditions/all/0/value "in" looks in an empty list
in-without-list
  value-does-not-fit shared/season.json#/rules/0/conditions/all/0/value "in" needs a list of values
incident-after-its-document
  never-charged incidents/autumn.json#/incidents/0/date It would never be charged: 2026-01-01 is not in the periods that the document holds for, from 2025-10 until before 2026-01
incident-before-its-document
  never-charged incidents/autumn.json#/incidents/0/date It would never be charged: 2025-09-30 is not in the periods that the document holds for, from 2025-10 until before 2026-01
incident-excluded-twice
  listed-twice incidents/autumn.json#/incidents/0/excluded/1/employee The employee "E-9" stands twice in this list
incident-finer-than-the-currency
  finer-than-currency incidents/autumn.json#/incidents/1/loss The loss of 300.505 is finer than EUR can be paid in: steps of 0.01
incident-of-an-unknown-currency
  unknown-currency incidents/autumn.json#/incidents/0/currency "RMB" is no currency of ISO 4217
incident-of-an-unknown-stage
  unknown-stage incidents/autumn.json#/incidents/0/attribution/1/stage No indicator measures the stage "delivry"
incident-on-no-day
  not-a-day incidents/autumn.json#/incidents/0/date "2025-11-31" is not a day
incident-remediated-too-much
  out-of-range incidents/autumn.json#/incidents/0/remediated What was made good is a share of the loss from 0 % to 100 %, not 4000 %
incident-share-of-zero
  share-out-of-range incidents/autumn.json#/incidents/0/attribution/4/share A share of the loss is more than 0 % and at most 100 %, not 0 %
incident-shares-of-99
  shares-do-not-add-up incidents/autumn.json#/incidents/0/attribution The shares add up to 99 %: 1 % is missing
incident-with-two-bearers
  more-than-one-of incidents/autumn.json#/incidents/0/attribution/3 Only one of "role" and "department" may stand here
incident-without-a-bearer
  none-of incidents/autumn.json#/incidents/0/attribution/3 One of "employee", "role", "stage", "department" and "outside" must stand here
incident-without-a-loss
  out-of-range incidents/autumn.json#/incidents/0/loss The loss is 0; it must be more than 0
independent-without-such-a-source
  no-independent-source indicators/delivery.json#/indicators/1/sources No figure would ever count: it must be measured independently, but "internal" and "survey" would be the measured themselves
list-for-one-value
  value-does-not-fit plans/courier.json#/rules/1/conditions/all/0/value "greaterThan" compares with one value, not a list
misplaced-document
  misplaced-document plans/delivery/courier.json# No document belongs in this place
misspelt-operator
  unknown-operator plans/courier.json#/rules/1/conditions/all/0/operator "greatherThan" is no operator known here
multiply-by-less-than-nothing
  out-of-range shared/season.json#/rules/0/event/params/by Multiplying by -1 would turn the payout into its opposite
name-reserved
  not-a-name indicators/delivery.json#/indicators/4/code "constructor" is not a name
name-with-capitals
  not-a-name plans/courier.json#/components/0/id "OnTime" is not a name
named-condition
  unknown-condition plans/courier.json#/rules/1/conditions/all/0/condition There is no condition "is-peak"
no-components
  none-of plans/courier.json# One of "components" and "groups" must stand here
not-an-object
  wrong-type attributes.json# ["grade"] stands here, but it must be an object
number-for-text
  value-does-not-fit eligibility.json#/rules/0/conditions/all/0/value "role" is compared as text, but 7 is a number
number-too-large
  number-not-exact plans/courier.json#/rules/1/conditions/all/0/value The number 1e40 has more digits than can be kept exactly
order-of-text
  operator-does-not-fit eligibility.json#/rules/0/conditions/all/0/operator "greaterThan" compares numbers, but "role" is text
override-for-a-number
  unknown-override-key parameters/figures.json#/parameters/0/overrides/0/when/shifts "shifts" is a number, and overrides go by text
override-for-an-unknown-attribute
  unknown-override-key parameters/figures.json#/parameters/0/overrides/0/when/grad There is no text attribute "grad"
override-for-everybody
  empty-object parameters/figures.json#/parameters/0/overrides/0/when Nothing stands in these braces
override-twice
  override-twice parameters/figures.json#/parameters/0/overrides/2/when An override for the same people stands before this one: {"role":"packer","department":"north"}
override-with-two-values-at-once
  two-values-at-once parameters/figures.json#/parameters/0/overrides/1/values/1/from Two values hold from 2026-01 on
parameter-curve-not-rising
  points-not-rising plans/packer.json#/groups/0/components/0/attainment/linear/2/0 10 comes after 10: points stand in rising order of value. Here "$complaints-target" is 10 from 2026-01 where department "north" and role "packer"
parameter-factor-below-nothing
  out-of-range shared/season.json#/rules/0/event/params/by Multiplying by -1 would turn the payout into its opposite. Here "$peak-factor" is -1 from 2026-02
parameter-floor-above-cap
  floor-above-cap plans/packer.json#/payout/floor The floor (160%) is above the cap (150%). Here "$least" is 160% from 2026-01
parameter-for-a-rounding-step
  not-a-decimal plans/packer.json#/payout/round/to "$peak-factor" is not a decimal
parameter-for-text
  value-does-not-fit plans/packer.json#/rules/0/conditions/any/0/value/1 "grade" is compared as text, but "$peak-factor" is a parameter, and those are numbers
parameter-in-a-named-condition
  parameter-in-condition shared/season.json#/conditions/full/all/0/value A condition with a name takes no parameters, but here stands "$full-score"
parameter-in-eligibility
  value-does-not-fit eligibility.json#/rules/0/conditions/all/1/value "shifts" is a number, but "$full-score" is not a decimal
parameter-name-with-capitals
  not-a-decimal plans/packer.json#/payout/cap "$Peak-Factor" is not a decimal
parameter-not-a-decimal
  not-a-decimal parameters/figures.json#/parameters/3/values/0/is "a lot" is not a decimal
parameter-of-a-parameter
  not-a-decimal parameters/figures.json#/parameters/3/values/0/is "$full-score" is not a decimal
parameter-unknown
  unknown-parameter plans/packer.json#/payout/cap There is no parameter "peak-facter"
parameter-unknown-in-a-shared-rule
  unknown-parameter shared/season.json#/rules/0/conditions/all/2/value There is no parameter "full-scores"
parameter-weights-from-a-date
  weights-do-not-add-up plans/packer.json#/groups/0/components The weights add up to 105 %: 5 % is too much. Here "$complaints-weight" is 40% from 2026-04 and "$loss-weight" is 65% from 2026-04
parameter-weights-of-an-override
  weights-do-not-add-up plans/packer.json#/groups/0/components The weights add up to 95 %: 5 % is missing. Here "$complaints-weight" is 40% from 2026-04 and "$loss-weight" is 55% from 2026-05 where department "north"
parameter-weights-of-two-overrides
  weights-do-not-add-up plans/packer.json#/groups/0/components The weights add up to 50 %: 50 % is missing. Here "$complaints-weight" is 20% from 2025-10 where role "packer" and "$loss-weight" is 30% from 2025-10 where grade "lead"
parameter-with-two-values-at-once
  two-values-at-once parameters/figures.json#/parameters/3/values/1/from Two values hold from 2025-10 on
parameter-without-a-first-value
  no-value-at-first parameters/figures.json#/parameters/3/values "peak-factor" has no value at first: the document holds from 2025-10 on, its first value from 2026-01
  no-value-yet plans/courier.json#/examples/0 In 2025-10, which the example is of, "$peak-factor" has no value yet: its first is from 2026-01
parameter-without-a-value-for-an-example
  no-value-yet plans/courier.json#/examples/0 In 2025-10, which the example is of, "$peak-factor" has no value yet: its first is from 2026-01
params-missing
  missing-params plans/courier.json#/rules/1/conditions/all/0 The fact "value" needs params: { "indicator": … }
params-not-taken
  params-not-taken eligibility.json#/rules/0/conditions/all/0/params The fact "role" takes no params
params-of-another-fact
  params-not-taken plans/courier.json#/rules/1/conditions/all/0/params/component The fact "value" takes only "indicator"
path-with-script
  not-a-path plans/courier.json#/rules/1/conditions/all/0/path is not a path
per-of-zero
  out-of-range indicators/delivery.json#/indicators/3/per "per" is 0
per-without-ratio
  per-without-ratio indicators/delivery.json#/indicators/3/per "per" is for ratios, but the aggregate is "sum"
period-that-does-not-exist
  not-a-period plans/courier.json#/effectiveFrom "2025-13" is not a period
point-of-three
  too-many-items plans/courier.json#/components/0/attainment/linear/0 More than 2 stand in this list
priority-of-1001
  out-of-range plans/courier.json#/rules/1/priority 1001 is more than 1000
priority-of-zero
  out-of-range plans/courier.json#/rules/1/priority 0 is less than 1
proto-key
  forbidden-key plans/courier.json#/rules/1/event/params/__proto__ "__proto__" may not be a key
range-empty
  empty-range indicators/delivery.json#/indicators/1/range No value is possible: the range is from 5 to 1
reason-empty
  empty-text plans/courier.json#/rules/1/event/params/reason/en The text is empty
reason-without-english
  missing-property plans/courier.json#/rules/1/event/params/reason "en" is missing
round-finer-than-the-currency
  step-finer-than-currency plans/packer.json#/payout/round/to CNY is paid in steps of 0.01, and 0.001 is no multiple of that
round-to-zero
  out-of-range plans/courier.json#/payout/round/to The rounding step is 0.00
sample-of-zero
  out-of-range indicators/delivery.json#/indicators/0/minimumSample 0 is less than 1
shared-amount-without-currency
  amount-without-currency plans/courier.json#/rules/0/use The rule "peak-season" names an amount, but the plan names no currency
shared-rule-asks-for-a-component
  unknown-component plans/courier.json#/rules/0/use The shared rule "peak-season" asks for the component "attitud", which this plan does not have
source-twice
  listed-twice indicators/delivery.json#/indicators/1/sources/0 "survey" stands twice in this list
text-for-a-number
  value-does-not-fit plans/courier.json#/rules/1/conditions/all/0/value "value" is a number, but "half" is not a decimal
unknown-component
  unknown-component plans/packer.json#/rules/0/conditions/any/2/all/0/params/component The plan has no component "lost"
unknown-currency
  unknown-currency plans/packer.json#/payout/currency "RMB" is no currency of ISO 4217
unknown-event
  unknown-event plans/courier.json#/rules/1/event/type "gates" is no event known here
unknown-fact
  unknown-fact eligibility.json#/rules/0/conditions/all/1/fact There is no fact "shift"
unknown-fact-of-an-example
  unknown-fact plans/courier.json#/examples/0/given/facts/score "score" is no fact about an employee
unknown-indicator-of-a-component
  unknown-indicator plans/courier.json#/components/0/indicator There is no indicator "on-time-delivary"
unknown-indicator-of-a-rule
  unknown-indicator plans/courier.json#/rules/1/conditions/all/0/params/indicator There is no indicator "losses"
unknown-indicator-of-an-example
  unknown-indicator plans/courier.json#/examples/0/given/values/los There is no indicator "los"
unknown-plan
  unknown-plan eligibility.json#/rules/0/event/params/id There is no plan "couriers"
unknown-property
  unknown-property plans/courier.json#/components/0/weigth "weigth" is not known here
unknown-rule-of-an-example
  unknown-rule plans/courier.json#/examples/0/expect/fired/0 The plan has no rule "loss-gates"
unknown-shared-rule
  unknown-rule plans/courier.json#/rules/0/use There is no shared rule "peek-season"
use-with-more
  use-stands-alone plans/courier.json#/rules/0 Beside "use" nothing else may stand: the shared rule is taken as it is
weight-as-number
  not-a-decimal plans/courier.json#/components/0/weight 0.6 is a JSON number
weight-of-zero
  weight-out-of-range plans/courier.json#/components/0/weight A weight is more than 0 % and at most 100 %, not 0 %
weight-without-percent-sign
  weight-out-of-range plans/courier.json#/components/0/weight A weight is more than 0 % and at most 100 %, not 6000 %
weights-of-99.99
  weights-do-not-add-up plans/courier.json#/components The weights add up to 99.99 %: 0.01 % is missing
weights-of-groups-too-much
  weights-do-not-add-up plans/packer.json#/groups The weights add up to 110 %: 10 % is too much
weights-within-a-group
  weights-do-not-add-up plans/packer.json#/groups/0/components The weights add up to 99.5 %: 0.5 % is missing
`;

const expected = new Map<string, string[][]>();
for (const line of REFUSED.trim().split('\n')) {
  if (!line.startsWith(' ')) expected.set(line, []);
  else [...expected.values()].at(-1)?.push(/^ {2}(\S+) (\S+) (.+)$/.exec(line)?.slice(1) ?? []);
}

describe('rule documents that are refused', () => {
  it('has a folder for every mistake in the table, and the other way round', () => {
    expect(readdirSync(`${FIXTURES}/not-ok`).sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected])('%s', async (folder, errors) => {
    const files = laidOver(await fixtureFiles('ok'), await fixtureFiles(`not-ok/${folder}`));
    const found = checkRuleFiles(files).findings.filter(({ severity }) => severity === 'error');

    expect(found.map(({ code, file = '', pointer = '' }) => [code, `${file}#${pointer}`])).toEqual(
      errors.map(([code, place]) => [code, place]),
    );
    for (const [index, finding] of found.entries()) {
      expect(finding.message).toContain(errors[index]?.[2]);
      expect(finding.line).toBeGreaterThan(0);
      expect(finding.column).toBeGreaterThan(0);
    }
  });
});

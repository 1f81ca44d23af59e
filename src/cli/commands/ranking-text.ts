/** A power ranking for the terminal. */
import { table } from '../output.js';
import { Exact, exact } from '../../engine/exact.js';
import type { NoPlace } from '../../engine/ranking/contender.js';
import { harmless } from '../../explanations/layout.js';
import type {
  RankedMonth,
  RankingComponent,
  RankingMovement,
  RankingRow,
  RankingView,
} from '../../rankings/ranking-view.js';
import type { OwnRanking } from '../../rankings/rankings.service.js';

/** Causes of a movement that are told in a row; `--json` has all. */
const TOLD = 2;
const DECIMALS = 4;

const WHY: Readonly<Record<NoPlace, string>> = {
  'no-plan': 'is on no plan',
  'not-computed': 'nothing could be computed: see the payout',
  'no-score': 'too little was measured for a score',
  'service-unmeasured': 'of what was measured sales outweigh service',
};

/** The list with what moved whom, then who has no place, and who is gone. */
export function rankingText(view: RankingView): string {
  const { plan, department, components, rows, unranked, leavers, before, onOtherPlans } = view;
  const nameOf = namesOf(components);
  const head = [
    `${plan}${department === null ? '' : `, ${department}`}, ${monthText(view)}; beside ${before ? monthText(before) : 'no month before: no rules were in force'}`,
    weightsText(view),
  ];
  const list = rows.map((row) => [
    String(row.rank),
    movedText(row),
    row.employee,
    row.name,
    row.departments.join(', '),
    fixed(row.score),
    row.movement ? reasonText(row.movement, nameOf) : '',
  ]);
  const shown = table(
    [['', '', 'employee', 'name', 'department', 'score', 'since last month'], ...list],
    new Set([0, 5]),
  );
  const without = unranked.map(
    ({ employee, name, why, unmeasured }) => `  ${employee} ${name}: ${WHY[why]}${lacking(unmeasured, nameOf)}`,
  );
  const gone = leavers.map(
    ({ employee, name, rank, why }) =>
      `  ${employee} ${name}${rank === null ? '' : ` (was ${rank})`}: ${why === 'left' ? 'left the company' : 'in another department, or on another plan'}`,
  );
  return [
    ...head,
    '',
    ...shown.split('\n'),
    ...(without.length > 0 ? ['', 'Without a place:', ...without] : []),
    ...(gone.length > 0 ? ['', 'There last month and no longer:', ...gone] : []),
    ...(onOtherPlans > 0 ? ['', `${onOtherPlans} more people of these departments are on other plans.`] : []),
  ]
    .map(harmless)
    .join('\n');
}

/** One's own place, with what has moved it. */
export function ownRankingText(items: readonly OwnRanking[]): string {
  if (items.length === 0) return 'No power ranking has you in it.';
  return items
    .map((own) => {
      const { plan, departmentName, components, row, ranked, why, unmeasured } = own;
      const nameOf = namesOf(components);
      const head = `${plan}, ${departmentName}, ${monthText(own)}: `;
      if (!row) {
        const reason = why === null ? 'no place' : WHY[why];
        return `${head}no place among ${ranked}: ${reason}${lacking(unmeasured, nameOf)}`;
      }
      const since = row.movement ? `\n  since last month ${movedText(row)}  ${reasonText(row.movement, nameOf)}` : '';
      return `${head}place ${row.rank} of ${ranked}, score ${fixed(row.score)}${since}`;
    })
    .flatMap((text) => text.split('\n'))
    .map(harmless)
    .join('\n');
}

type NameOf = (component: string | null) => string;

function namesOf(components: readonly RankingComponent[]): NameOf {
  const names = new Map(components.map(({ component, name }) => [component, name.en]));
  return (component) => (component === null ? 'weights' : (names.get(component) ?? component));
}

const monthText = ({ period, run, state, ranked }: RankedMonth): string =>
  `${period} (${run === null ? 'calculated, not run' : `run ${run}, ${state}`}, ${ranked} ranked)`;

const weightsText = ({ serviceWeight, otherWeight }: RankingView): string =>
  `service and reputation ${percentText(serviceWeight)}, everything else ${percentText(otherWeight)}; equal scores share a place`;

const percentText = (share: string): string => `${exact(share).times(Exact.of(100)).toText(2)} %`;

function movedText({ before, movement }: RankingRow): string {
  if (before === 'new') return 'new';
  if (before === 'unranked') return 'had none';
  if (!movement) return '';
  const { up } = movement;
  return up === 0 ? '=' : up > 0 ? `▲${up}` : `▼${-up}`;
}

function reasonText(
  { change, effects, passed, passedBy, leftAbove, newAbove }: RankingMovement,
  nameOf: NameOf,
): string {
  const told = effects.slice(0, TOLD).map(({ component, by }) => `${nameOf(component)} ${signed(by)}`);
  const more = effects.length > TOLD ? ', …' : '';
  const others = [
    passed > 0 ? `passed ${passed}` : '',
    passedBy > 0 ? `passed by ${passedBy}` : '',
    leftAbove > 0 ? `${leftAbove} above gone` : '',
    newAbove > 0 ? `${newAbove} new above` : '',
  ].filter((text) => text !== '');
  const score = exact(change).isZero() ? 'score as before' : `score ${signed(change)}: ${told.join(', ')}${more}`;
  return [score, ...others].join('; ');
}

const lacking = (unmeasured: readonly string[], nameOf: NameOf): string =>
  unmeasured.length === 0 ? '' : ` (not measured: ${unmeasured.map(nameOf).join(', ')})`;

const fixed = (figure: string): string => exact(figure).toFixedText(DECIMALS);
const signed = (figure: string): string => (exact(figure).isNegative() ? fixed(figure) : `+${fixed(figure)}`);

import type { Direction } from '../documents.js';
import type { Exact } from '../exact.js';
import { fractionText } from '../fraction-text.js';
import type { PayoutInput } from '../payout-input.js';
import { Peers, type Standing } from '../peers.js';
import { Pools, type PoolShare } from '../pools.js';
import type { Population } from '../population.js';
import type { Given, TakenFigures, TakenInput } from './taken-input.js';

/** An input that remembers what is asked of it: compute with `input`, then ask what was `taken`. */
export interface RecordedInput {
  readonly input: PayoutInput;
  /** Everything that has been asked so far; the rest of what the run knew is no part of it. */
  taken(): TakenInput;
}

/** Wraps an input so that it can be said afterwards what the computation looked at. */
export function recordInput(input: PayoutInput): RecordedInput {
  const { figures: _, ...looking } = input;
  const asked = new Map<string, TakenFigures>();
  const recorded = input.population && recordPopulation(input.population, input.employee.code);
  const observations: PayoutInput['observations'] = (kind, code, indicator, period = input.period.code) => {
    const found = input.observations(kind, code, indicator, period);
    const subject = `${kind}:${code}`;
    if (found.length > 0)
      asked.set(JSON.stringify([subject, indicator, period]), {
        subject,
        indicator,
        period,
        figures: found.map(plain),
      });
    return found;
  };
  return {
    input: { ...looking, observations, population: recorded?.population },
    taken: () => ({
      period: input.period.code,
      employee: ownFacts(input),
      assignments: input.assignments.map(({ role, department, departments, from, to, targetBonus }) => ({
        role,
        department,
        departments,
        from,
        to,
        targetBonus,
      })),
      observations: [...asked.values()],
      ...(input.adjustments && { adjustments: input.adjustments }),
      given: recorded?.given() ?? null,
    }),
  };
}

const ownFacts = ({ employee }: PayoutInput): TakenInput['employee'] => ({
  code: employee.code,
  name: employee.name,
  hired: employee.hired,
  left: employee.left,
  currency: employee.currency,
  salary: employee.salary === null ? null : fractionText(employee.salary),
  attributes: employee.attributes,
});

/** Named one by one: what is handed in may carry more than a receipt should. */
function plain(figure: TakenFigures['figures'][number]): TakenFigures['figures'][number] {
  const { batch, row, day, source, value, numerator, denominator, sample, reference, baseline, corrects } = figure;
  return {
    ...{ batch, row, day, source, value, numerator, denominator, sample, reference },
    baseline: baseline ?? null,
    ...(corrects && { corrects }),
  };
}

function recordPopulation(population: Population, employee: string) {
  const peers = new RecordingPeers(population.peers);
  const pools = new RecordingPools(population.pools);
  const given = (): Given => ({
    standings: [...peers.standings.values()],
    means: [...peers.means.values()],
    pools: [...pools.recorded.values()],
    charges: (population.charges.get(employee) ?? []).map((charge) => ({
      id: charge.id,
      loss: fractionText(charge.loss),
      remediated: fractionText(charge.remediated),
      to: charge.to,
      share: fractionText(charge.share),
      among: charge.among,
      charged: fractionText(charge.charged),
      part: fractionText(charge.part),
      excluded: charge.excluded,
    })),
    incidentsInOtherCurrency: population.inOtherCurrency.get(employee) ?? [],
  });
  return { population: { ...population, peers, pools }, given };
}

class RecordingPeers extends Peers {
  readonly standings = new Map<string, Given['standings'][number]>();
  readonly means = new Map<string, Given['means'][number]>();

  constructor(private readonly all: Peers) {
    super();
  }

  override standing(group: string, employee: string, value: Exact, better: Direction): Standing | undefined {
    const found = this.all.standing(group, employee, value, better);
    const text = fractionText(value);
    if (found) this.standings.set(JSON.stringify([group, text]), { group, value: text, ...found });
    return found;
  }

  override mean(group: string, besides: string): { readonly mean: Exact; readonly peers: number } | undefined {
    const found = this.all.mean(group, besides);
    if (found) this.means.set(group, { group, mean: fractionText(found.mean), peers: found.peers });
    return found;
  }
}

class RecordingPools extends Pools {
  readonly recorded = new Map<string, Given['pools'][number]>();

  constructor(private readonly all: Pools) {
    super();
  }

  override shareOf(pool: string, employee: string, line: number): PoolShare | undefined {
    const found = this.all.shareOf(pool, employee, line);
    if (!found) return undefined;
    const { within, fund, members, total, amount } = found;
    const money = { fund: fractionText(fund), members, total: fractionText(total), amount: fractionText(amount) };
    this.recorded.set(JSON.stringify([pool, line]), { pool, line, within, ...money });
    return found;
  }
}

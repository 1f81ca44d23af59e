/** Power rankings in which service has the weight, and sales decide all the same: by how far each can move the score. */
import { Exact } from '../../engine/exact.js';
import { phrase, sentences } from '../../engine/phrase.js';
import { experienceIn } from '../../engine/ranking/experience.js';
import { percent } from '../check/words.js';
import { shareOf, type PlanSetting } from './plan-setting.js';

/** Reports, as an error, a ranking in which curves give everything else more room than what customers experience. */
export function lintRanking(setting: PlanSetting): void {
  const { written, variant, words, report } = setting;
  if (written.ranking === undefined) return;
  const experience = experienceIn(variant.document, (code) => words.indicators.get(code));
  const service = reachOf(setting, (id) => experience.has(id));
  const others = reachOf(setting, (id) => !experience.has(id));
  // Of experience without an end nothing can be said against it.
  if (!service || (others && service.isGreaterThan(others))) return;
  const far = others ? phrase`by ${{ share: percent(others) }} of the score` : phrase`without an end`;
  const message = phrase`Whatever the weights say, everything else can move somebody ${{ far }}, and what customers experience by ${{ service: percent(service) }}: sales decide who is above whom.`;
  const advice = phrase`End the curves of sales earlier, let those of service go further, or give service more weight.`;
  report.error('sales-move-more', ['ranking'], sentences(message, setting.note(written)), advice);
}

/** From the least to the most that components can add to a score of 1; `undefined` where there is no end. */
function reachOf(setting: PlanSetting, isOf: (id: string) => boolean): Exact | undefined {
  let reach = Exact.ZERO;
  for (const { component } of setting.components) {
    if (!isOf(component.document.id)) continue;
    const { least, greatest } = setting.ranges.components[component.index] ?? {};
    if (!least || !greatest) return undefined;
    reach = reach.plus(greatest.minus(least).times(shareOf(component, setting)));
  }
  return reach;
}

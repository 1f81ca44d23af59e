/** Attributes that are declared and that nothing uses. */
import type { PlanDocument } from '../../engine/documents.js';
import { phrase } from '../../engine/phrase.js';
import { componentsOf, inputsIn } from '../../engine/plan-reading.js';
import type { WrittenCondition } from '../../engine/rule.js';
import type { Draft } from '../check/catalogue.js';

/** Reports each attribute that no rule, plan or parameter goes by. */
export function lintAttributes(drafts: readonly Draft[]): void {
  const used = new Set(drafts.flatMap(({ document }) => (document ? [...wordsIn(document)] : [])));
  for (const { document, report } of drafts) {
    if (document?.kind !== 'attributes') continue;
    for (const [index, { name }] of document.content.attributes.entries()) {
      if (used.has(name)) continue;
      const message = phrase`No rule, plan or parameter uses the attribute "${{ name }}".`;
      const advice = phrase`Take it out: its column is kept with the employees all the same.`;
      report.warning('unused-attribute', ['attributes', index, 'name'], message, advice);
    }
  }
}

function* wordsIn(document: NonNullable<Draft['document']>): Generator<string> {
  switch (document.kind) {
    case 'eligibility':
      for (const { conditions } of document.content.rules) yield* factsIn(conditions);
      return;
    case 'adjustments':
      for (const { conditions } of document.content.rules ?? []) yield* factsIn(conditions);
      for (const condition of Object.values(document.content.conditions ?? {})) yield* factsIn(condition);
      return;
    case 'parameters':
      for (const { overrides } of document.content.parameters)
        for (const { when } of overrides ?? []) yield* Object.keys(when);
      return;
    case 'indicators':
      for (const { whenFew } of document.content.indicators) yield* peerWords(whenFew);
      return;
    case 'plan':
      yield* wordsInPlan(document.content);
      return;
    case 'attributes':
    case 'recovery':
    case 'causes':
    case 'stages':
    case 'events':
    case 'form':
    case 'incidents':
      return;
  }
}

function* wordsInPlan(plan: PlanDocument): Generator<string> {
  for (const entry of plan.rules ?? []) if (!('use' in entry)) yield* factsIn(entry.conditions);
  for (const of of [plan.payout.of, ...(plan.groups ?? []).map((group) => group.of)])
    if (typeof of === 'object' && 'attribute' in of) yield of.attribute;
  for (const { attainment, whenFew } of componentsOf(plan)) {
    yield* peerWords(whenFew);
    for (const input of inputsIn(attainment)) {
      if ('rank' in input) yield* [input.rank.within].flat();
      else if ('percentile' in input) yield* [input.percentile.within].flat();
    }
  }
}

function* peerWords(policy: unknown): Generator<string> {
  if (typeof policy !== 'object' || policy === null || !('shrink' in policy)) return;
  yield* [(policy.shrink as { readonly within: string | readonly string[] }).within].flat();
}

function* factsIn({ all = [], any = [], not, fact }: WrittenCondition): Generator<string> {
  if (fact !== undefined) yield fact;
  for (const part of [...all, ...any, ...(not ? [not] : [])]) yield* factsIn(part);
}

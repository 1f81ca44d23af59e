/** Every set of values that parameters can have together: at each date that changes one, and for those whom overrides apply to. */
import type { DocumentHead, Parameter, ParameterOverride } from '../../engine/documents.js';
import type { ParameterSubject, ParameterTable, ParameterValue } from '../../engine/parameters.js';

/** More sets of values than this are not looked at. */
const MOST_SETTINGS = 2_000;
const MOST_PROFILES = 200;

/** The values of some parameters, by name, as they hold together. */
export type ParameterSetting = ReadonlyMap<string, ParameterValue>;
type When = ParameterOverride['when'];

export interface ParameterSettings {
  readonly settings: readonly ParameterSetting[];
  /** Are these all there are? */
  readonly isComplete: boolean;
}

/**
 * The different sets of values of these parameters while a document holds: the base values at each date first, then those of
 * people for whom one override applies, then several. Dates at which one of them has no value yet are passed over. Of very many
 * sets only the first are answered.
 */
export function parameterSettings(
  parameters: readonly Parameter[],
  table: ParameterTable,
  head: DocumentHead,
): ParameterSettings {
  const dates = changesWithin(parameters, table, head);
  const settings = new Map<string, ParameterSetting>();
  const people = profiles(parameters);
  let tried = 0;
  for (const profile of people)
    for (const date of dates) {
      if (tried >= MOST_SETTINGS) return { settings: [...settings.values()], isComplete: false };
      tried += 1;
      const setting = valuesFor(parameters, table, date, profile);
      if (!setting) continue;
      const key = JSON.stringify([...setting].map(([, { value }]) => value));
      if (!settings.has(key)) settings.set(key, setting);
    }
  return { settings: [...settings.values()], isComplete: people.length < MOST_PROFILES };
}

function valuesFor(
  parameters: readonly Parameter[],
  table: ParameterTable,
  date: string,
  profile: When,
): ParameterSetting | undefined {
  const setting = new Map<string, ParameterValue>();
  for (const { name } of parameters) {
    const value = table.valueFor(name, date, somebodyLike(profile));
    if (!value) return undefined;
    setting.set(name, value);
  }
  return setting;
}

/** Somebody of whom nothing else is known. */
const somebodyLike = ({ role = '', department, ...attributes }: When): ParameterSubject => ({
  role,
  departments: department === undefined ? [] : [department],
  attributes,
});

/** The document's start, and each later period in which one of the parameters changes for somebody. */
function changesWithin(
  parameters: readonly Parameter[],
  table: ParameterTable,
  { effectiveFrom, effectiveTo }: DocumentHead,
): string[] {
  const starts = parameters.flatMap(({ name }) => table.startsOf(name));
  const within = starts.filter((from) => from > effectiveFrom && (effectiveTo === undefined || from < effectiveTo));
  return [...new Set([effectiveFrom, ...within])].sort();
}

/** Nobody in particular; those whom one override applies to; those whom several apply to that do not contradict each other. */
function profiles(parameters: readonly Parameter[]): readonly When[] {
  const overrides = parameters.flatMap((parameter) => parameter.overrides ?? []).map(({ when }) => when);
  const found = new Map<string, When>([['', {}]]);
  const add = (when: When): void => {
    const key = JSON.stringify(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (found.size < MOST_PROFILES && !found.has(key)) found.set(key, when);
  };
  overrides.forEach(add);
  // What is added on the way is gone through as well: in the end every combination is there.
  for (const profile of found.values())
    for (const when of overrides) if (areTogether(profile, when)) add({ ...profile, ...when });
  return [...found.values()];
}

/** Can somebody be both? Of nested departments nobody knows here. */
const areTogether = (a: When, b: When): boolean =>
  Object.entries(b).every(([key, value]) => !Object.hasOwn(a, key) || a[key] === value);

/** Checks of figures that may be parameters: done on each part with its values put in, once for every set of values it can have. */
import type { DocumentHead, Parameter } from '../../engine/documents.js';
import { parameterReferences, resolveReferences, type ParameterReference } from '../../engine/parameters.js';
import { bothOf, phrase, type Phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import type { Path } from './json-source.js';
import { parameterSettings, type ParameterSetting } from './parameter-settings.js';
import type { NoteOf, Report } from './report.js';

const MOST_NOTED = 4;

/** Which references a check of a part goes by; all of them where nothing is said. */
export interface FigureScope {
  /** Only references at such places. */
  readonly at?: (path: Path) => boolean;
  /** Is each finding about the place where it stands alone? Else about all figures of the part. */
  readonly placeByPlace?: true;
}

/** The figures of one document, whatever values its parameters have while it holds. */
export class ResolvedFigures {
  constructor(
    private readonly head: DocumentHead,
    private readonly catalogue: Catalogue,
    private readonly report: Report,
  ) {}

  /**
   * Runs a check on a part of the document for every set of values that the parameters in it can have. Its findings say which
   * values they come from. Where a parameter is unknown nothing is checked: that has been reported.
   */
  check<T extends object>(part: T, path: Path, check: (resolved: T) => void, scope: FigureScope = {}): void {
    const references = this.referencesIn(part, path, scope);
    if (references.length === 0) {
      check(part);
      return;
    }
    const parameters = this.parametersOf(references);
    if (!parameters) return;
    const said = new Set<string>();
    const { settings, isComplete } = parameterSettings(parameters, this.catalogue.parameterTable, this.head);
    for (const setting of settings) {
      const resolved = resolveReferences(part, (name) => setting.get(name)?.value);
      this.report.noting(noteFrom(setting, references, scope), said, () => {
        check(resolved);
      });
    }
    if (isComplete) return;
    const message = phrase`The parameters here can have more sets of values than are checked: ${{ count: settings.length }} of them were.`;
    this.report.warning(
      'not-all-values-checked',
      path,
      message,
      phrase`Use fewer parameters with overrides in one place.`,
    );
  }

  private referencesIn(part: object, path: Path, { at }: FigureScope): readonly ParameterReference[] {
    return parameterReferences(part)
      .map((reference) => ({ ...reference, path: [...path, ...reference.path] }))
      .filter((reference) => !at || at(reference.path));
  }

  private parametersOf(references: readonly ParameterReference[]): readonly Parameter[] | undefined {
    const names = [...new Set(references.map(({ name }) => name))];
    const parameters = names.flatMap((name) => this.catalogue.parameters.get(name) ?? []);
    return parameters.length === names.length ? parameters : undefined;
  }
}

function noteFrom(setting: ParameterSetting, references: readonly ParameterReference[], scope: FigureScope): NoteOf {
  return (path) => {
    const below = references.filter((reference) => path.every((step, index) => step === reference.path[index]));
    const related = below.length > 0 || scope.placeByPlace ? below : references;
    const names = [...new Set(related.map(({ name }) => name))];
    if (names.length === 0) return undefined;
    const told = names.slice(0, MOST_NOTED).map((name) => valueTold(name, setting));
    return names.length > MOST_NOTED
      ? phrase`Here ${{ told: bothOf(told) }} ….`
      : phrase`Here ${{ told: bothOf(told) }}.`;
  };
}

function valueTold(name: string, setting: ParameterSetting): Phrase {
  const held = setting.get(name);
  if (!held) return phrase`"$${{ name }}" is not known`;
  const whom = Object.entries(held.override ?? {}).map(([key, value]) => phrase`${{ key }} "${{ value }}"`);
  const is = phrase`"$${{ name }}" is ${{ value: held.value }} from ${{ from: held.from }}`;
  return whom.length > 0 ? phrase`${{ is }} where ${{ whom: bothOf(whom) }}` : is;
}

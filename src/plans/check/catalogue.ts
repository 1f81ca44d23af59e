/** Everything that documents can refer to, gathered from all of them before any reference is checked. */
import type {
  AdjustmentRule,
  AdjustmentsDocument,
  AttributesDocument,
  Cause,
  DocumentKind,
  Indicator,
  Parameter,
  ParametersDocument,
  PlanDocument,
  RuleDocument,
} from '../../engine/documents.js';
import { builtInFact } from '../../engine/facts.js';
import type { NamedConditions } from '../../engine/rule.js';
import { ParameterTable } from '../../engine/parameters.js';
import { phrase } from '../../engine/phrase.js';
import type { ConditionNode } from './condition-nodes.js';
import type { Path } from './json-source.js';
import { Known } from './known.js';
import type { Report } from './report.js';

/** One file on its way through the checks; without a document where its shape is wrong. */
export interface Draft {
  readonly path: string;
  readonly kind: DocumentKind | undefined;
  readonly document: RuleDocument | undefined;
  readonly report: Report;
}

export interface Catalogue {
  readonly indicators: Known<Indicator>;
  readonly sharedRules: Known<AdjustmentRule>;
  /** Conditions that rules refer to by name. */
  readonly conditions: Known<ConditionNode>;
  /** The same, to follow names by. */
  readonly namedConditions: NamedConditions;
  readonly attributes: Known<'text' | 'number'>;
  readonly plans: Known<PlanDocument>;
  readonly parameters: Known<Parameter>;
  /** The same, to ask for values. */
  readonly parameterTable: ParameterTable;
  /** Ids of incidents. */
  readonly incidents: Known<undefined>;
  /** Codes and other names of causes of complaints. */
  readonly causes: Known<undefined>;
}

/** Columns of employees.csv that have a meaning of their own and so are no attributes. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['code', 'name', 'hired', 'left', 'currency', 'salary']);

/** Gathers what the documents declare and reports what is declared twice. */
export function buildCatalogue(drafts: readonly Draft[]): Catalogue {
  const known = <T>(kind: DocumentKind): Known<T> =>
    new Known<T>(!drafts.some((draft) => draft.kind === kind && draft.document === undefined));
  const catalogue: Catalogue = {
    indicators: known('indicators'),
    sharedRules: known('adjustments'),
    conditions: known('adjustments'),
    namedConditions: new Map(
      drafts.flatMap(({ document }) =>
        document?.kind === 'adjustments' ? Object.entries(document.content.conditions ?? {}) : [],
      ),
    ),
    attributes: known('attributes'),
    plans: known('plan'),
    parameters: known('parameters'),
    parameterTable: new ParameterTable(
      drafts.flatMap(({ document }) => (document?.kind === 'parameters' ? [document.content] : [])),
    ),
    incidents: known('incidents'),
    causes: known('causes'),
  };
  const ids = new Map<DocumentKind, Known<undefined>>();
  for (const { document, report } of drafts) {
    if (!document) continue;
    const idsOfKind = ids.get(document.kind) ?? new Known<undefined>(true);
    ids.set(document.kind, idsOfKind);
    const taken = { code: 'duplicate-document', what: phrase`document id` };
    idsOfKind.declare(document.content.id, undefined, report, ['id'], taken);
    declareContent(document, report, catalogue);
  }
  return catalogue;
}

function declareContent(document: RuleDocument, report: Report, catalogue: Catalogue): void {
  switch (document.kind) {
    case 'indicators': {
      declareIndicators(document.content.indicators, report, catalogue);
      return;
    }
    case 'adjustments': {
      declareSharedRules(document.content, report, catalogue);
      return;
    }
    case 'attributes': {
      declareAttributes(document.content, report, catalogue);
      return;
    }
    case 'plan':
      // A second plan of the same id is reported as a second document already.
      if (catalogue.plans.get(document.content.id)) return;
      {
        catalogue.plans.declare(document.content.id, document.content, report, ['id'], {
          code: 'duplicate-document',
          what: phrase`plan`,
        });
        return;
      }
    case 'parameters': {
      declareParameters(document.content, report, catalogue);
      return;
    }
    case 'incidents': {
      for (const [index, { id }] of document.content.incidents.entries())
        catalogue.incidents.declare(id, undefined, report, ['incidents', index, 'id'], {
          code: 'duplicate-incident',
          what: phrase`incident id`,
        });
      return;
    }
    case 'causes': {
      declareCauses(document.content.causes, ['causes'], report, catalogue);
      return;
    }
    case 'eligibility':
    case 'recovery':
    case 'stages':
    case 'events':
    case 'form':
      return;
  }
}

function declareCauses(causes: readonly Cause[], path: Path, report: Report, catalogue: Catalogue): void {
  for (const [index, { code, aliases = [], causes: parts = [] }] of causes.entries()) {
    const here = [...path, index];
    const taken = { code: 'duplicate-cause', what: phrase`cause` };
    catalogue.causes.declare(code, undefined, report, [...here, 'code'], taken);
    for (const [at, alias] of aliases.entries())
      catalogue.causes.declare(alias, undefined, report, [...here, 'aliases', at], taken);
    declareCauses(parts, [...here, 'causes'], report, catalogue);
  }
}

function declareIndicators(indicators: readonly Indicator[], report: Report, catalogue: Catalogue): void {
  for (const [index, indicator] of indicators.entries())
    catalogue.indicators.declare(indicator.code, indicator, report, ['indicators', index, 'code'], {
      code: 'duplicate-indicator',
      what: phrase`indicator code`,
    });
}

function declareSharedRules(content: AdjustmentsDocument, report: Report, catalogue: Catalogue): void {
  for (const [name, condition] of Object.entries(content.conditions ?? {}))
    catalogue.conditions.declare(name, condition, report, ['conditions', name], {
      code: 'duplicate-condition',
      what: phrase`condition name`,
    });
  for (const [index, rule] of (content.rules ?? []).entries())
    catalogue.sharedRules.declare(rule.name, rule, report, ['rules', index, 'name'], {
      code: 'duplicate-rule',
      what: phrase`rule name`,
    });
}

function declareParameters({ parameters }: ParametersDocument, report: Report, catalogue: Catalogue): void {
  for (const [index, parameter] of parameters.entries())
    catalogue.parameters.declare(parameter.name, parameter, report, ['parameters', index, 'name'], {
      code: 'duplicate-parameter',
      what: phrase`parameter name`,
    });
}

function declareAttributes(content: AttributesDocument, report: Report, catalogue: Catalogue): void {
  for (const [index, { name, type }] of content.attributes.entries()) {
    const path = ['attributes', index, 'name'];
    if (builtInFact(name))
      report.error(
        'attribute-name-taken',
        path,
        phrase`"${{ name }}" is the name of a built-in fact.`,
        phrase`Rename the column.`,
      );
    else if (OWN_COLUMNS.has(name))
      report.error(
        'attribute-name-taken',
        path,
        phrase`"${{ name }}" is a column with a meaning of its own, not an attribute.`,
        phrase`Remove it, or use a column of another name.`,
      );
    else
      catalogue.attributes.declare(name, type, report, path, {
        code: 'duplicate-attribute',
        what: phrase`attribute name`,
      });
  }
}

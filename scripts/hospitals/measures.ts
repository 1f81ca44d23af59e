/** What the programme publishes of each hospital, and what the plan in `rules/examples/` calls it. */

/** The five published tables. */
export const TABLES = {
  clinical: 'clinical_outcomes.csv',
  experience: 'person_and_community_engagement.csv',
  safety: 'safety.csv',
  efficiency: 'efficiency_and_cost_reduction.csv',
  totals: 'tps.csv',
} as const;
export type Table = keyof typeof TABLES;

/** A measure of which rates and points are published. */
export interface Measure {
  /** Indicator and component of the plan. */
  readonly id: string;
  /** Begins the names of its columns. */
  readonly column: string;
  readonly table: Table;
}

const dimension = (id: string, column: string): Measure => ({ id: `hcahps-${id}`, column, table: 'experience' });
const measure = (column: string, table: Table): Measure => ({ id: column.toLowerCase(), column, table });

export const DIMENSIONS: readonly Measure[] = [
  dimension('nurses', 'Communication With Nurses'),
  dimension('doctors', 'Communication With Doctors'),
  dimension('responsiveness', 'Responsiveness Of Hospital Staff'),
  dimension('care-transition', 'Care Transition'),
  dimension('medicines', 'Communication About Medicines'),
  dimension('clean-quiet', 'Cleanliness And Quietness Of Hospital Environment'),
  dimension('discharge', 'Discharge Information'),
  dimension('overall', 'Overall Rating Of Hospital'),
];

export const MEASURES: readonly Measure[] = [
  ...DIMENSIONS,
  measure('MORT-30-AMI', 'clinical'),
  measure('MORT-30-HF', 'clinical'),
  measure('MORT-30-PN', 'clinical'),
  measure('MORT-30-COPD', 'clinical'),
  measure('MORT-30-CABG', 'clinical'),
  measure('COMP-HIP-KNEE', 'clinical'),
  measure('HAI-1', 'safety'),
  measure('HAI-2', 'safety'),
  measure('HAI-3', 'safety'),
  measure('HAI-4', 'safety'),
  measure('HAI-5', 'safety'),
  measure('HAI-6', 'safety'),
  measure('MSPB-1', 'efficiency'),
];

/** Columns that stand behind a measure's name. */
export const MEASURE_COLUMNS = {
  floor: 'Floor',
  threshold: 'Achievement Threshold',
  benchmark: 'Benchmark',
  baseline: 'Baseline Rate',
  value: 'Performance Rate',
  achievement: 'Achievement Points',
  improvement: 'Improvement Points',
  measureScore: 'Measure Score',
  dimensionScore: 'Dimension Score',
} as const;

/** Single figures: of the combined surgical score, and of the experience domain before they are added up. */
export const SSI = { id: 'ssi', column: 'Combined SSI Measure Score', table: 'safety' } as const;
export const BASE_SCORE = { column: 'Hcahps Base Score', table: 'experience' } as const;
export const CONSISTENCY = { id: 'consistency', column: 'Hcahps Consistency Score', table: 'experience' } as const;

/** Groups of the plan, and their published scores. */
export const DOMAINS = [
  {
    id: 'clinical',
    unweighted: 'Unweighted Normalized Clinical Outcomes Domain Score',
    weighted: 'Weighted Normalized Clinical Outcomes Domain Score',
  },
  {
    id: 'experience',
    unweighted: 'Unweighted Person And Community Engagement Domain Score',
    weighted: 'Weighted Person And Community Engagement Domain Score',
  },
  {
    id: 'safety',
    unweighted: 'Unweighted Normalized Safety Domain Score',
    weighted: 'Weighted Safety Domain Score',
  },
  {
    id: 'efficiency',
    unweighted: 'Unweighted Normalized Efficiency And Cost Reduction Domain Score',
    weighted: 'Weighted Efficiency And Cost Reduction Domain Score',
  },
] as const;
export type Domain = (typeof DOMAINS)[number]['id'];

export const TOTAL = 'Total Performance Score';
export const HOSPITAL = 'Facility ID';
export const YEAR = 'Fiscal Year';

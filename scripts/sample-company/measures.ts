/**
 * What is measured of whom, and what is typical of it. Rates and averages are in millionths (95.4 % is 954,000; 4.65 stars are
 * 4,650,000), so that figures come from whole numbers only.
 */

/** `share`, `average`: numerator and denominator. `total`: one value. `score`: a value with its sample. */
export type MeasureKind = 'share' | 'average' | 'total' | 'score';

export interface Measure {
  readonly indicator: string;
  readonly kind: MeasureKind;
  /** What somebody of ordinary quality reaches, in millionths. */
  readonly typical: number;
  /** How far the best and the worst lie from it. */
  readonly spread: number;
  /** How far one month lies from the next. */
  readonly noise: number;
  readonly better: 'higher' | 'lower';
  readonly least: number;
  readonly most: number;
  /** Cases in a full month, and what they are: measures that count the same thing count the same number. */
  readonly volume: readonly [least: number, most: number];
  readonly counted: string;
  /** Decimals of the numerator or value. */
  readonly decimals: number;
  readonly source: string;
  /** Reported in four parts a month instead of one. */
  readonly parts: boolean;
  /** Months of a thousand for which nothing is reported. */
  readonly gaps: number;
  /** The value is the numerator of this other measure: a shop assistant's sales are what their purchases add up to. */
  readonly numeratorOf?: string;
}

type Options = Partial<Omit<Measure, 'indicator' | 'kind' | 'typical' | 'spread' | 'noise' | 'volume' | 'counted'>>;
type Range = readonly [least: number, most: number];

/** A share of cases, in millionths: typical, spread of people, noise of months. */
function share(
  indicator: string,
  [typical, spread, noise]: readonly [number, number, number],
  counted: string,
  volume: Range,
  options: Options = {},
): Measure {
  const common = {
    better: 'higher',
    least: 0,
    most: 1_000_000,
    decimals: 0,
    source: 'internal',
    parts: false,
    gaps: 0,
  } as const;
  return { indicator, kind: 'share', typical, spread, noise, counted, volume, ...common, ...options };
}

/** An average over cases (stars, hours, points, money), given in thousandths. */
function average(
  indicator: string,
  [typical, spread, noise]: readonly [number, number, number],
  counted: string,
  volume: Range,
  options: Options = {},
): Measure {
  const inMillionths = [typical * 1000, spread * 1000, noise * 1000] as const;
  return { ...share(indicator, inMillionths, counted, volume, options), most: options.most ?? 1e12, kind: 'average' };
}

/** One to five stars, asked by a third party. */
const stars = (indicator: string, typical: number, spread: number, volume: Range, options: Options = {}): Measure =>
  average(indicator, [typical, spread, Math.floor(spread / 3)], `${indicator} ratings`, volume, {
    least: 1_000_000,
    most: 5_000_000,
    source: 'third-party',
    ...options,
  });

/** Packages in a shift, of so many shifts a month. */
const handled = (typical: number): Measure =>
  average('packages-handled', [typical * 1000, typical * 110, typical * 35], 'shifts', [19, 23], { parts: true });

/** A total of a full month. */
const total = (indicator: string, [typical, spread, noise]: readonly [number, number, number]): Measure => ({
  ...average(indicator, [typical * 1000, spread * 1000, noise * 1000], indicator, [1, 1], { decimals: 2 }),
  kind: 'total',
});

const LOWER = { better: 'lower' } as const;
const PARTS = { parts: true } as const;

const csat = (volume: Range, source = 'survey', gaps = 15): Measure =>
  share('csat', [888_000, 40_000, 22_000], 'answers', volume, { source, gaps, most: 990_000 });
/** Kept below the limit of 3 % whatever the volume; only planted months pass it. */
const escalation = (volume: Range): Measure =>
  share('escalation', [10_000, 4_000, 6_000], 'complaints', volume, { ...LOWER, most: 15_000 });
const breakage = (typical: number, volume: Range): Measure =>
  share('breakage', [typical, 1_500, 700], 'parcels', volume, { ...LOWER, ...PARTS, least: 500 });
const nps = (sample: Range, source = 'survey'): Measure => ({
  ...average('nps', [41_000, 7_000, 3_000], 'nps answers', sample, { source, decimals: 1 }),
  kind: 'score',
});
const complaints = (orders: Range): Measure => share('complaint-rate', [4_900, 1_100, 400], 'orders', orders, LOWER);

const PARCELS: Range = [620, 940];
const PACKED: Range = [2600, 3400];
const SORTED: Range = [8000, 10_500];
const CHATS: Range = [500, 800];
const JOBS: Range = [32, 55];
const VISITS: Range = [45, 80];
const AS_DESCRIBED = 'item-as-described';

/** By role, of each employee who holds it. */
// prettier-ignore
export const BY_ROLE: Readonly<Record<string, readonly Measure[]>> = {
  courier: [
    share('on-time-delivery', [956_000, 15_000, 6_000], 'parcels', PARCELS, { ...PARTS, most: 996_000 }),
    share('delivery-success', [929_000, 18_000, 7_000], 'parcels', PARCELS, { ...PARTS, most: 990_000 }),
    breakage(4_300, PARCELS),
    // Kept below the limit of 0.5 % whatever the volume; only planted months pass it.
    share('loss', [1_000, 500, 900], 'parcels', PARCELS, { ...LOWER, most: 2_500 }),
    share('to-the-door', [955_000, 25_000, 10_000], 'customers asked', [14, 32], { source: 'follow-up' }),
    stars('courier-attitude', 4680, 130, [36, 75], { gaps: 12 }),
  ],
  'route-dispatcher': [average('route-detour', [1150, 60, 20], 'kilometres', [9000, 14_000], { ...LOWER, least: 1_020_000 })],
  'delivery-manager': [],
  picker: [
    share('pick-accuracy', [995_200, 2_400, 800], 'lines', [5200, 7800], { ...PARTS, most: 999_600 }),
    handled(165),
  ],
  packer: [
    breakage(3_900, PACKED),
    share('overflow', [2_900, 1_200, 500], 'parcels', PACKED, { ...LOWER, least: 300 }),
    share('valid-tracking', [982_000, 8_000, 3_000], 'parcels', PACKED),
    handled(143),
  ],
  sorter: [
    share('sort-timeliness', [972_000, 11_000, 4_000], 'parcels', SORTED, { ...PARTS, most: 997_000 }),
    breakage(3_900, SORTED),
    handled(428),
  ],
  'warehouse-manager': [],
  'order-desk-clerk': [
    average('order-processing-time', [2000, 600, 200], 'orders', [700, 1100], { ...LOWER, decimals: 1, least: 600_000 }),
    share('pre-fulfilment-cancel', [24_000, 7_000, 2_500], 'orders', [700, 1100], LOWER),
    csat([42, 80]),
  ],
  'service-agent': [
    share('first-contact-resolution', [757_000, 55_000, 15_000], 'contacts', [420, 620], PARTS),
    csat([45, 90]),
    average('customer-effort', [5520, 350, 120], 'answers', [45, 90], { source: 'survey', least: 1_000_000, most: 7_000_000, gaps: 15 }),
    share('answer-complete', [905_000, 60_000, 30_000], 'test calls', [4, 9], { source: 'mystery-shop', gaps: 40 }),
    share('reopened', [48_000, 14_000, 5_000], 'cases', [220, 330], { ...LOWER, least: 8_000 }),
    escalation([85, 145]),
  ],
  'chat-agent': [
    average('first-reply-time', [39_000, 11_000, 3_000], 'chats', CHATS, { ...LOWER, ...PARTS, least: 12_000_000 }),
    share('replied-in-30s', [806_000, 60_000, 15_000], 'chats', CHATS, PARTS),
    csat([40, 85]),
    stars('service-attitude', 4720, 100, [36, 80], { gaps: 12 }),
    share('conversion', [201_000, 35_000, 12_000], 'advice chats', [300, 450]),
    escalation([80, 125]),
  ],
  'after-sales-specialist': [
    average('refund-time', [22_500, 9_000, 3_000], 'refunds', [90, 160], { ...LOWER, decimals: 1, least: 3_000_000 }),
    share('logistics-follow-up', [990_000, 14_000, 5_000], 'deliveries', [60, 110]),
    csat([40, 75]),
    share('reopened', [48_000, 14_000, 5_000], 'cases', [120, 220], { ...LOWER, least: 8_000 }),
    share('referral', [61_000, 14_000, 5_000], 'buyers', [120, 220]),
    escalation([80, 130]),
  ],
  'workforce-planner': [],
  'service-manager': [],
  'it-engineer': [],
  'payments-engineer': [],
  'product-designer': [share('task-completion', [805_000, 60_000, 30_000], 'sessions', [14, 28])],
  buyer: [
    share('stock-out', [19_000, 8_000, 3_000], 'product-days', [2400, 3600], { ...LOWER, least: 1_000 }),
    share('assortment', [903_000, 45_000, 10_000], 'wanted goods', [150, 260]),
    share('price-competitiveness', [756_000, 70_000, 20_000], 'goods compared', [120, 200], { source: 'third-party' }),
    stars(AS_DESCRIBED, 4720, 90, [150, 400]),
    share('quality-returns', [19_500, 7_000, 2_500], 'goods sold', [900, 1600], { ...LOWER, least: 2_000 }),
    share('pre-fulfilment-cancel', [24_000, 7_000, 2_500], 'orders', [900, 1600], LOWER),
  ],
  'content-editor': [
    share('content-complete', [952_000, 25_000, 8_000], 'product pages', [180, 320]),
    stars(AS_DESCRIBED, 4720, 80, [80, 200]),
  ],
  marketer: [
    share('campaign-precision', [607_000, 90_000, 25_000], 'people reached', [4000, 9000]),
    share('repurchase', [303_000, 45_000, 12_000], 'customers', [800, 1500]),
    share('referral', [61_000, 14_000, 5_000], 'buyers', [200, 400]),
    share('conversion', [30_500, 7_000, 2_500], 'visits', [6000, 12_000]),
  ],
  'marketplace-manager': [
    stars(AS_DESCRIBED, 4800, 80, [200, 600]),
    stars('service-attitude', 4800, 80, [200, 600]),
    stars('delivery-speed', 4800, 80, [200, 600]),
    average('average-order-value', [162_000, 18_000, 6_000], 'purchases', [700, 1200], { decimals: 2 }),
    share('repurchase', [303_000, 45_000, 12_000], 'customers', [400, 700]),
  ],
  'shop-assistant': [
    average('mystery-shop', [80_500, 9_000, 4_000], 'visits', [1, 3], { source: 'mystery-shop', least: 40_000_000, most: 100_000_000, gaps: 100 }),
    csat([28, 60]),
    average('role-play', [76_000, 12_000, 4_000], 'exercises', [1, 2], { least: 30_000_000, most: 100_000_000, gaps: 300 }),
    average('average-order-value', [161_000, 18_000, 6_000], 'purchases', [330, 430], { decimals: 2 }),
    { ...total('sales', [0, 0, 0]), numeratorOf: 'average-order-value' },
  ],
  'shop-manager': [],
  installer: [
    share('install-on-time', [956_000, 25_000, 12_000], 'installations', JOBS),
    share('first-time-fix', [906_000, 40_000, 15_000], 'installations', JOBS),
    share('proactive-appointment', [812_000, 70_000, 25_000], 'installations', JOBS),
    csat([14, 30], 'follow-up'),
  ],
  technician: [
    share('first-time-fix', [856_000, 55_000, 18_000], 'visits', VISITS),
    share('install-on-time', [926_000, 30_000, 12_000], 'visits', VISITS),
    csat([14, 30], 'follow-up'),
  ],
};

const DISTRICT: Range = [16_000, 24_000];
const HOUSE: Range = [22_000, 30_000];
// prettier-ignore
const district: readonly Measure[] = [
  share('on-time-delivery', [954_000, 7_000, 2_500], 'parcels', DISTRICT),
  share('delivery-success', [928_000, 9_000, 3_000], 'parcels', DISTRICT),
  share('loss', [1_250, 450, 200], 'parcels', DISTRICT, LOWER),
  stars('delivery-speed', 4720, 70, [300, 600]),
  nps([180, 420], 'third-party'),
  complaints(DISTRICT),
];
// prettier-ignore
const house: readonly Measure[] = [
  share('late-dispatch', [38_000, 9_000, 4_000], 'orders', HOUSE, LOWER),
  share('pick-accuracy', [995_000, 1_200, 400], 'lines', [80_000, 110_000]),
  share('breakage', [3_950, 800, 300], 'parcels', HOUSE, LOWER),
  share('overflow', [2_900, 700, 300], 'parcels', HOUSE, LOWER),
  stars('delivery-speed', 4720, 60, [300, 600]),
  complaints(HOUSE),
];
const serviceTeam: readonly Measure[] = [
  csat([500, 900], 'survey', 0),
  share('first-contact-resolution', [756_000, 25_000, 8_000], 'contacts', [4000, 7000]),
  share('escalation', [14_500, 4_000, 1_500], 'complaints', [900, 1500], LOWER),
];
// prettier-ignore
const shop: readonly Measure[] = [
  average('mystery-shop', [80_500, 7_000, 3_000], 'visits', [3, 5], { source: 'mystery-shop', least: 40_000_000, most: 100_000_000 }),
  nps([60, 140]),
  complaints([1500, 2600]),
  share('stock-out', [15_000, 6_000, 2_500], 'product-days', [3000, 5000], { ...LOWER, least: 1_000 }),
  total('sales', [305_000, 40_000, 15_000]),
];
const forEach = (codes: readonly string[], measures: readonly Measure[]): Record<string, readonly Measure[]> =>
  Object.fromEntries(codes.map((code) => [code, measures]));
const regions = (code: string): string[] => ['north', 'south', 'east', 'west'].map((region) => `${code}-${region}`);

/** By department: what is counted of all its people together, and inherited by those below it who have no figure of their own. */
// prettier-ignore
export const byDepartment = (shops: readonly string[]): Readonly<Record<string, readonly Measure[]>> => ({
  company: [nps([900, 1500], 'third-party'), complaints([70_000, 90_000])],
  ...forEach(regions('delivery'), district),
  ...forEach(regions('warehouse').slice(0, 3), house),
  'order-desk': [complaints([9000, 13_000])],
  'customer-service': [
    share('abandoned-calls', [49_000, 10_000, 5_000], 'calls', [14_000, 19_000], LOWER),
    average('first-reply-time', [39_000, 6_000, 2_000], 'chats', [11_000, 15_000], LOWER),
    csat([2000, 3200], 'survey', 0),
    nps([400, 700], 'third-party'),
    complaints([70_000, 90_000]),
  ],
  ...forEach(['service-phone', 'service-chat', 'after-sales', 'service-tallinn'], serviceTeam),
  it: [
    share('site-speed', [953_000, 9_000, 4_000], 'page views', [1_200_000, 1_800_000]),
    share('payment-success', [974_000, 5_000, 2_000], 'payment attempts', [90_000, 130_000]),
    share('task-completion', [804_000, 25_000, 9_000], 'sessions', [160, 260]),
    share('search-success', [702_000, 25_000, 8_000], 'searches', [200_000, 300_000]),
    nps([400, 700], 'third-party'),
    complaints([70_000, 90_000]),
  ],
  'it-platform': [share('site-speed', [955_000, 9_000, 4_000], 'page views', [900_000, 1_300_000])],
  'it-payments': [share('payment-success', [976_000, 5_000, 2_000], 'payment attempts', [90_000, 130_000])],
  'it-tallinn': [share('task-completion', [806_000, 30_000, 12_000], 'sessions', [60, 120])],
  buying: [share('search-success', [702_000, 25_000, 8_000], 'searches', [200_000, 300_000])],
  ...forEach(shops, shop),
  ...forEach(regions('installation').slice(0, 3), [nps([90, 180])]),
});

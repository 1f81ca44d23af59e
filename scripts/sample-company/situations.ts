/**
 * What is planted in the sample, so that every kind of case can be looked at: who moves, begins or leaves in the middle of the
 * month, whose gate fires, what is missing, what was corrected. The same whatever the seed; `docs/sample-company.md` lists it.
 */

/** On that day somebody's role, department or target bonus becomes (or, told backwards, stops being) this. */
export interface Move {
  readonly on: string;
  readonly role?: string;
  readonly department?: string;
  readonly target?: string;
}

/** Moves in the current period: two assignments in one month. */
export const MOVES: Readonly<Record<string, Move>> = {
  E1015: { on: '2026-10-16', role: 'route-dispatcher', target: '1400' },
  E1030: { on: '2026-10-09', department: 'delivery-north' },
  E1103: { on: '2026-10-20', role: 'packer', target: '1300' },
  E1209: { on: '2026-10-12', role: 'after-sales-specialist', department: 'after-sales', target: '18%' },
  E1316: { on: '2026-10-19', role: 'marketer', department: 'marketing-online', target: '1500' },
};

/** Moves of earlier months: what was held before that day, where it differs from now. */
export const EARLIER_MOVES: Readonly<Record<string, Move>> = {
  E1005: { on: '2026-04-01', target: '1500' },
  E1026: { on: '2025-12-15', department: 'delivery-west' },
  E1048: { on: '2026-03-09', department: 'delivery-south' },
  E1070: { on: '2026-06-22', department: 'delivery-north' },
  E1088: { on: '2026-01-16', role: 'courier', target: '1800' },
  E1110: { on: '2026-05-11', role: 'sorter', target: '1200' },
  E1136: { on: '2026-02-16', role: 'picker', target: '1250' },
  E1165: { on: '2025-11-17', role: 'packer', target: '1200' },
  E1192: { on: '2026-07-01', target: '10%' },
  E1214: { on: '2026-03-23', role: 'chat-agent', department: 'service-chat', target: '1300' },
  E1240: { on: '2026-08-10', role: 'service-agent', department: 'service-phone', target: '1350' },
  E1258: { on: '2026-04-20', role: 'service-agent', department: 'service-phone', target: '1400' },
  E1276: { on: '2026-01-01', role: 'after-sales-specialist', target: '1600' },
  E1315: { on: '2026-02-09', role: 'marketer', department: 'marketing-online', target: '1300' },
  E1345: { on: '2026-06-15', department: 'shop-chaoyang' },
  E1372: { on: '2025-12-01', role: 'shop-assistant', target: '1700' },
  E1394: { on: '2026-05-04', role: 'installer', target: '1600' },
};

/** First days of service that matter: in the middle of the current period, or shortly before it. */
export const HIRED: Readonly<Record<string, string>> = {
  E1068: '2026-08-17',
  E1086: '2026-10-12',
  E1182: '2026-09-07',
  E1229: '2026-10-05',
  E1253: '2026-10-19',
  // Planted people who must have been here all along.
  ...Object.fromEntries(
    [
      'E1003',
      'E1007',
      'E1011',
      'E1015',
      'E1019',
      'E1022',
      'E1030',
      'E1033',
      'E1041',
      'E1046',
      'E1052',
      'E1060',
      'E1073',
      'E1103',
    ]
      .concat(['E1134', 'E1170', 'E1190', 'E1204', 'E1209', 'E1212', 'E1218', 'E1241', 'E1260', 'E1304'])
      .concat(['E1191', 'E1206', 'E1257', 'E1302', 'E1316', 'E1340', 'E1344', 'E1369', 'E1380', 'E1382'])
      .map((code, index) => [code, `20${20 + (index % 4)}-0${1 + (index % 9)}-${10 + (index % 18)}`]),
  ),
};

/** The day after the last day of service, in the current period. */
export const LEFT: Readonly<Record<string, string>> = {
  E1046: '2026-10-10',
  E1134: '2026-10-24',
  E1369: '2026-10-19',
};

/** Grades that decide which plan a planted courier is on. */
export const GRADE: Readonly<Record<string, string>> = {
  E1003: 'regular',
  E1007: 'regular',
  E1011: 'senior',
  E1041: 'regular',
  E1060: 'regular',
  E1073: 'regular',
};

/** How many cases a planted month has, by `subject/what is counted/period`, so that all its figures count the same ones. */
export const VOLUMES: Readonly<Record<string, number>> = {
  'employee:E1003/parcels/2026-10': 886,
  'employee:E1007/parcels/2026-10': 842,
  'employee:E1022/parcels/2026-03': 905,
  'employee:E1033/parcels/2026-10': 838,
  'employee:E1068/parcels/2026-10': 776,
  'employee:E1170/parcels/2026-10': 9080,
  'employee:E1190/orders/2026-10': 908,
  'employee:E1380/installations/2026-10': 44,
};

/** A figure that stands in place of the generated one; `null` where nothing was reported. */
export interface PlantedFigure {
  readonly numerator: string;
  readonly denominator: number;
}

const of = (numerator: number | string, denominator: number): PlantedFigure => ({
  numerator: String(numerator),
  denominator,
});

/** By `subject/indicator/period` for the whole month, or with a day for one part of it. */
export const PLANTED: Readonly<Record<string, PlantedFigure | null>> = {
  // Rules that fire.
  'employee:E1007/loss/2026-10': of(6, 842),
  'employee:E1022/loss/2026-03': of(5, 905),
  'employee:E1204/escalation/2026-10': of(5, 121),
  'employee:E1241/escalation/2026-07': of(4, 96),
  'employee:E1073/courier-attitude/2026-10': of(173, 48),
  'employee:E1003/on-time-delivery/2026-10': of(869, 886),
  'employee:E1003/breakage/2026-10': of(2, 886),
  'employee:E1003/courier-attitude/2026-10': of(304, 62),
  'employee:E1068/on-time-delivery/2026-10': of(701, 776),
  'employee:E1068/delivery-success/2026-10': of(668, 776),
  'employee:E1068/courier-attitude/2026-10': of(164, 42),
  'employee:E1170/breakage/2026-10': of(118, 9080),
  'employee:E1190/order-processing-time/2026-10': of('4722.4', 908),
  'employee:E1190/csat/2026-10': of(41, 58),
  'employee:E1340/mystery-shop/2026-10': of(174, 3),
  'employee:E1340/average-order-value/2026-10': of('78540.00', 420),
  'employee:E1380/install-on-time/2026-10': of(44, 44),
  // Too few, or nothing at all.
  'employee:E1060/courier-attitude/2026-10': of(52, 11),
  'employee:E1019/courier-attitude/2026-10': null,
  'employee:E1260/logistics-follow-up/2026-10': null,
  'employee:E1304/stock-out/2026-04': null,
  // Too good to be true.
  'employee:E1218/first-contact-resolution/2026-10': of(531, 537),
  // As first reported; corrected later.
  'employee:E1033/on-time-delivery/2026-10-14': of(141, 210),
  'employee:E1041/courier-attitude/2026-09': of(171, 45),
  'employee:E1041/courier-attitude/2026-10': of(180, 46),
  'employee:E1191/csat/2026-10': of(33, 52),
  'employee:E1206/csat/2026-09': of(44, 64),
  'employee:E1257/refund-time/2026-10': of('5236.0', 119),
  'employee:E1302/quality-returns/2026-09': of(61, 1204),
  'employee:E1344/mystery-shop/2026-10': of(142, 2),
  'employee:E1382/csat/2026-10': of(13, 22),
  'department:delivery-west/complaint-rate/2026-09': of(171, 18240),
  'department:delivery-west/complaint-rate/2026-10': of(149, 17650),
};

/** A figure beside the generated ones. */
export interface ExtraFigure {
  readonly subject: string;
  readonly indicator: string;
  readonly period: string;
  readonly source: string;
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly sample?: string;
  readonly reference?: string;
}

/** Incidents, and one satisfaction figure that two sources report: the survey is trusted more. */
export const EXTRAS: readonly ExtraFigure[] = [
  {
    subject: 'employee:E1052',
    indicator: 'serious-incident',
    period: '2026-10-21',
    value: '1',
    source: 'internal',
    reference: 'INC-2026-118 parcel found opened',
  },
  {
    subject: 'employee:E1190',
    indicator: 'outside-control',
    period: '2026-10-07',
    value: '1',
    source: 'internal',
    reference: 'INC-2026-112 address form lacked the county',
  },
  {
    subject: 'employee:E1089',
    indicator: 'outside-control',
    period: '2026-07-13',
    value: '1',
    source: 'internal',
    reference: 'INC-2026-071 ring road flooded',
  },
  {
    subject: 'employee:E1212',
    indicator: 'csat',
    period: '2026-10',
    numerator: '58',
    denominator: '60',
    source: 'internal',
    reference: 'asked by the agent at the end of the call',
  },
];

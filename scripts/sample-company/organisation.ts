/** The fictional company's departments, roles and how many people hold each role where. */

/** The month the sample is about; its history begins a year before. */
export const CURRENT_PERIOD = '2026-10';
export const FIRST_PERIOD = '2025-10';

export interface DepartmentRow {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

export interface RoleRow {
  readonly code: string;
  readonly name: string;
  readonly name_zh: string;
}

type Branch = readonly [code: string, name: string, below?: readonly Branch[]];

const REGIONS = ['north', 'south', 'east', 'west'] as const;
const REGION_NAMES = { north: 'North', south: 'South', east: 'East', west: 'West' } as const;

const regional = (code: string, name: string, count: number): readonly Branch[] =>
  REGIONS.slice(0, count).map((region) => [`${code}-${region}`, `${name} ${REGION_NAMES[region]}`] as const);

const TREE: Branch = [
  'company',
  'Pomelo Lane (fictional)',
  [
    ['delivery', 'Delivery', regional('delivery', 'Delivery', 4)],
    ['warehouse', 'Warehouses', regional('warehouse', 'Warehouse', 3)],
    ['order-desk', 'Order desk'],
    [
      'customer-service',
      'Customer service',
      [
        ['service-phone', 'Customer service by phone'],
        ['service-chat', 'Customer service by chat'],
        ['after-sales', 'After-sales'],
        ['service-planning', 'Workforce planning'],
        ['service-tallinn', 'Customer service Tallinn'],
      ],
    ],
    [
      'it',
      'IT',
      [
        ['it-platform', 'Platform'],
        ['it-payments', 'Payments'],
        ['it-design', 'Product design'],
        ['it-tallinn', 'IT Tallinn'],
      ],
    ],
    [
      'buying',
      'Buying',
      [
        ['buying-home', 'Buying: home'],
        ['buying-appliances', 'Buying: appliances'],
        ['buying-content', 'Product pages'],
      ],
    ],
    [
      'marketing',
      'Marketing',
      [
        ['marketing-online', 'Online marketing'],
        ['marketing-marketplaces', 'Marketplace shops'],
      ],
    ],
    [
      'shops',
      'Shops',
      [
        [
          'shops-north',
          'Shops North',
          [
            ['shop-chaoyang', 'Shop Chaoyang'],
            ['shop-haidian', 'Shop Haidian'],
            ['shop-tianjin', 'Shop Tianjin'],
          ],
        ],
        [
          'shops-east',
          'Shops East',
          [
            ['shop-jingan', "Shop Jing'an"],
            ['shop-xuhui', 'Shop Xuhui'],
            ['shop-hangzhou', 'Shop Hangzhou'],
          ],
        ],
        [
          'shops-south',
          'Shops South',
          [
            ['shop-tianhe', 'Shop Tianhe'],
            ['shop-futian', 'Shop Futian'],
          ],
        ],
      ],
    ],
    ['installation', 'Installation and repair', regional('installation', 'Installation', 3)],
  ],
];

function rowsOf([code, name, below = []]: Branch, parent: string): DepartmentRow[] {
  return [{ code, name, parent }, ...below.flatMap((branch) => rowsOf(branch, code))];
}

/** Every department, each after its parent. */
export const DEPARTMENTS: readonly DepartmentRow[] = rowsOf(TREE, '');

const SHOP_REGIONS: Readonly<Record<string, string>> = Object.fromEntries(
  DEPARTMENTS.filter(({ parent }) => parent.startsWith('shops-')).map(({ code, parent }) => [code, parent.slice(6)]),
);

/** Shops by code. */
export const SHOPS: readonly string[] = Object.keys(SHOP_REGIONS);

/** Which region a department's people work in; the head office is in the east. */
export function regionOf(department: string): string {
  if (department.endsWith('-tallinn')) return 'tallinn';
  return REGIONS.find((region) => department.endsWith(`-${region}`)) ?? SHOP_REGIONS[department] ?? 'east';
}

/** A role, what it pays (a month's salary from–to in CNY, the target bonus as a share of it) and how many hold it where. */
export interface Staffing {
  readonly role: RoleRow;
  readonly salary: readonly [least: number, most: number];
  readonly targetPercent: number;
  readonly places: Readonly<Record<string, number>>;
  /** How many more held it and have left before the current period. */
  readonly left: number;
}

const staff = (
  [code, name, name_zh]: readonly [string, string, string],
  salary: readonly [number, number],
  targetPercent: number,
  places: Readonly<Record<string, number>>,
  left = 0,
): Staffing => ({ role: { code, name, name_zh }, salary, targetPercent, places, left });

const inEach = (codes: readonly string[], count: number): Record<string, number> =>
  Object.fromEntries(codes.map((code) => [code, count]));

const inRegions = (code: string, ...counts: readonly number[]): Record<string, number> =>
  Object.fromEntries(counts.map((count, index) => [`${code}-${REGIONS[index] ?? ''}`, count]));

/** In this order employees get their codes: couriers E1001 to E1086, and so on; then those who have left. 400 and 45 people. */
// prettier-ignore
export const STAFF: readonly Staffing[] = [
  staff(['courier', 'Courier', '配送员'], [6500, 9500], 25, inRegions('delivery', 24, 22, 22, 18), 15),
  staff(['route-dispatcher', 'Route dispatcher', '路线调度员'], [8000, 11000], 15, inRegions('delivery', 2, 2, 2, 2)),
  staff(['delivery-manager', 'Delivery manager', '配送经理'], [16000, 21000], 20, inRegions('delivery', 1, 1, 1, 1)),
  staff(['picker', 'Picker', '拣货员'], [5800, 7600], 20, inRegions('warehouse', 13, 12, 11), 6),
  staff(['packer', 'Packer', '打包员'], [5600, 7200], 20, inRegions('warehouse', 10, 9, 9), 4),
  staff(['sorter', 'Sorter', '分拣员'], [5600, 7200], 20, inRegions('warehouse', 8, 7, 7), 3),
  staff(['warehouse-manager', 'Warehouse manager', '仓库经理'], [16000, 20000], 20, inRegions('warehouse', 1, 1, 1)),
  staff(['order-desk-clerk', 'Order desk clerk', '订单专员'], [6200, 8200], 15, { 'order-desk': 12 }, 1),
  staff(['service-agent', 'Customer service agent', '客服专员'], [6000, 8800], 20, { 'service-phone': 30, 'service-tallinn': 6 }, 6),
  staff(['chat-agent', 'Chat agent', '在线客服'], [6000, 8600], 20, { 'service-chat': 18, 'service-tallinn': 2 }, 3),
  staff(['after-sales-specialist', 'After-sales specialist', '售后专员'], [6500, 9000], 20, { 'after-sales': 14 }),
  staff(['workforce-planner', 'Workforce planner', '排班规划员'], [9000, 12000], 15, { 'service-planning': 4 }),
  staff(['service-manager', 'Customer service manager', '客服经理'], [15000, 20000], 20, inEach(['service-phone', 'service-chat', 'after-sales', 'service-tallinn'], 1)),
  staff(['it-engineer', 'IT engineer', 'IT 工程师'], [18000, 30000], 12, { 'it-platform': 11, 'it-tallinn': 3 }),
  staff(['payments-engineer', 'Payments engineer', '支付工程师'], [20000, 30000], 12, { 'it-payments': 4 }),
  staff(['product-designer', 'Product designer', '产品设计师'], [17000, 25000], 12, { 'it-design': 5 }),
  staff(['buyer', 'Buyer', '采购员'], [10000, 16000], 18, { 'buying-home': 6, 'buying-appliances': 6 }, 1),
  staff(['content-editor', 'Content editor', '内容编辑'], [8000, 11000], 12, { 'buying-content': 8 }),
  staff(['marketer', 'Marketer', '营销专员'], [10000, 15000], 15, { 'marketing-online': 8 }),
  staff(['marketplace-manager', 'Marketplace shop manager', '平台店铺经理'], [12000, 16000], 20, { 'marketing-marketplaces': 4 }),
  staff(['shop-assistant', 'Shop assistant', '门店店员'], [5500, 7500], 25, { ...inEach(SHOPS.slice(0, 4), 5), ...inEach(SHOPS.slice(4), 4) }, 5),
  staff(['shop-manager', 'Shop manager', '门店经理'], [10000, 14000], 25, inEach(SHOPS, 1)),
  staff(['installer', 'Installer', '安装师傅'], [7000, 10000], 20, inRegions('installation', 6, 5, 5), 1),
  staff(['technician', 'Repair technician', '维修技师'], [7500, 10500], 20, inRegions('installation', 3, 3, 2)),
];

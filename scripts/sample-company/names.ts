/** Names for people who do not exist. */
import type { Random } from './random.js';

const words = (text: string): readonly string[] => text.split(' ');

const CHINESE_FAMILY = words(
  'Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Deng Feng',
);
const CHINESE_GIVEN = words(
  'Xiaoming Jianhua Lihua Meiling Yang Jing Wei Fang Min Lei Na Qiang Yan Chao Juan Ping Gang Hui Bin Ting ' +
    'Haoran Zihan Yuxuan Xinyi Jiayi Ruoxi Zixuan Yichen Shihan Mingze Jianguo Guihua Xiulan Chunmei Haiyan Xiaoli ' +
    'Yulan Zhigang Wenjie Shaohua Qiuyue Dongmei Weidong Yongjun Lanying Peng Kai Rui Xue Ning',
);
const ESTONIAN_GIVEN = words('Mari Liis Kadri Tiina Anneli Kaisa Jaan Toomas Margus Priit Rasmus Siim Kristjan Helen');
const ESTONIAN_FAMILY = words('Tamm Saar Mägi Kask Kukk Rebane Ilves Pärn Koppel Luik Sepp Raud Oja Laur');
const ENGLISH_GIVEN = words('Alice Grace Harriet Owen Peter Simon Ruth Martin Claire Edward Nora Felix');
const ENGLISH_FAMILY = words('Carter Hughes Lambert Mason Parker Reed Shaw Turner Walsh Young Bennett Cole');

function nameFor(region: string, random: Random): string {
  if (region === 'tallinn') return `${random.pick(ESTONIAN_GIVEN)} ${random.pick(ESTONIAN_FAMILY)}`;
  if (random.chance(30)) return `${random.pick(ENGLISH_GIVEN)} ${random.pick(ENGLISH_FAMILY)}`;
  return `${random.pick(CHINESE_FAMILY)} ${random.pick(CHINESE_GIVEN)}`;
}

/** A name that nobody else has yet; `taken` remembers it. */
export function newName(region: string, random: Random, taken: Set<string>): string {
  let name = nameFor(region, random);
  while (taken.has(name)) name = nameFor(region, random);
  taken.add(name);
  return name;
}

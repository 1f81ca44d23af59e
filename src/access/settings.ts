/** A setting of the environment that is not as it should be: said when the server starts. */
export class BadAccessSetting extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/** A whole number from the environment, within bounds. */
export function wholeSetting(name: string, byDefault: number, least: number, most: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return byDefault;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new BadAccessSetting(`${name} is "${text}"`, `write a whole number from ${least} to ${most}`);
}

/** Points in time as the marketplace writes them: `2018-08-15 11:30:33`, by the local clock and without a zone. */

const MOMENT = /^([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})$/;

export interface Moment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Seconds of the clock since 1970. */
  readonly seconds: number;
}

/** Reads a moment; `undefined` for what is none, the 31st of February and 25 o'clock included. */
export function parseMoment(text: string): Moment | undefined {
  const parts = MOMENT.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ') !== text) return undefined;
  return { day: text.slice(0, 10), month: text.slice(0, 7), seconds: milliseconds / 1000 };
}

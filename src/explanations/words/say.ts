/** A number as it is shown, with whether a noun beside it stays singular. */
export interface Count {
  readonly text: string;
  readonly one: boolean;
}

/** Words with gaps that are filled in. */
export type Say<Of extends readonly unknown[] = readonly []> = (...of: Of) => string;

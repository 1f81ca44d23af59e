/** The account that an actor has proven, whichever door it came in by; `undefined` for a door alone. */
export function accountOf(actor: string): string | undefined {
  const colon = actor.indexOf(':');
  return colon < 0 ? undefined : actor.slice(colon + 1);
}

/** Are they one person? Of a door alone nobody can say. */
export function isSamePerson(a: string, b: string): boolean {
  const account = accountOf(a);
  return account !== undefined && account === accountOf(b);
}

import type { Given } from '../engine/receipt/taken-input.js';

/** In words: what a receipt takes as given of other people, because only their data could prove it. */
export function givenTexts(given: Given | null): readonly string[] {
  if (!given) return [];
  return [
    ...given.standings.map(
      ({ value, better, equal, peers }) =>
        `the place of ${value} among ${peers} peers: ${better} better, ${equal} other${equal === 1 ? '' : 's'} equal`,
    ),
    ...given.means.map(({ mean, peers }) => `the mean of ${peers} other peers: ${mean}`),
    ...given.pools.map(
      ({ fund, members, total, amount }) =>
        `the fund of ${fund} and the ${total} that its ${members} members would have been paid together; to the last cent, the share of ${amount}`,
    ),
    ...given.charges.map(
      ({ id, charged, among }) => `the part of ${charged} of the incident ${id}, borne by ${among} by their days`,
    ),
    ...given.incidentsInOtherCurrency.map((id) => `the incident ${id}, which is in another currency`),
  ];
}

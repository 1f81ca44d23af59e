/**
 * The yardstick of the engine's time: a fixed piece of work that takes about a microsecond. Conditions like those of rules, made
 * into closures over doubles once and then called; no memory is taken, nothing is waited for. It is always the same work, so a
 * slower or busier machine makes it longer and the engine's time beside it as well.
 */
type Condition = (values: Float64Array) => boolean;

const FIGURES = 8;
/** So many trees of conditions make about 1 µs on the machine that docs/bench.md names. Changing it changes the yardstick. */
const TREES = 110;

const above =
  (figure: number, than: number): Condition =>
  (values) =>
    (values[figure] ?? 0) > than;
const below =
  (figure: number, than: number): Condition =>
  (values) =>
    (values[figure] ?? 0) < than;
const both =
  (a: Condition, b: Condition): Condition =>
  (values) =>
    a(values) && b(values);
const either =
  (a: Condition, b: Condition): Condition =>
  (values) =>
    a(values) || b(values);

const trees = Array.from({ length: TREES }, (_, i): Condition => {
  const [figure, threshold] = [i % FIGURES, ((i * 37) % 100) / 100];
  const pair = [above(figure, threshold), below((figure + 3) % FIGURES, 1 - threshold)] as const;
  return i % 2 === 0 ? both(...pair) : either(...pair);
});

const values = new Float64Array(FIGURES);

/** One call of the yardstick, on figures that differ from call to call. Answers how many trees held. */
export function closureCall(call: number): number {
  for (let figure = 0; figure < FIGURES; figure += 1) values[figure] = ((call + figure * 13) % 101) / 100;
  let held = 0;
  for (const tree of trees) if (tree(values)) held += 1;
  return held;
}

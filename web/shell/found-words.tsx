import type { SaidWords } from '../words/findings/use-said';

/** What was found, and below it what to do. */
export function FoundWords({ found: { message, advice } }: { readonly found: SaidWords }) {
  return (
    <>
      <div>{message}</div>
      {advice !== undefined && <div className="quiet">{advice}</div>}
    </>
  );
}

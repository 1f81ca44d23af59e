import { createContext, lazy, Suspense, useContext, useMemo, useState, type ReactNode } from 'react';

import { useWords } from '../words/language';
import type { AskedPlace } from './asked-place';

const AskDialog = lazy(() => import('./ask-dialog'));

const Asking = createContext<((place: AskedPlace) => void) | undefined>(undefined);

/** Lets what is inside ask about a payout, where it is one's own. */
export function AskingAbout({
  period,
  isOwn,
  children,
}: {
  readonly period: string;
  readonly isOwn: boolean;
  readonly children: ReactNode;
}) {
  const [place, setPlace] = useState<AskedPlace>();
  const ask = useMemo(() => (isOwn ? setPlace : undefined), [isOwn]);
  return (
    <Asking value={ask}>
      {children}
      {place && (
        <Suspense>
          <AskDialog
            period={period}
            place={place}
            onClose={() => {
              setPlace(undefined);
            }}
          />
        </Suspense>
      )}
    </Asking>
  );
}

/** Asks about this place; nothing where nobody may. */
export function AskLink({ place, children }: { readonly place: AskedPlace; readonly children?: ReactNode }) {
  const { inquiry } = useWords();
  const ask = useContext(Asking);
  if (!ask) return null;
  return (
    <button
      type="button"
      className="link-button ask-link"
      aria-label={children === undefined ? inquiry.askAbout(place.what) : undefined}
      onClick={() => {
        ask(place);
      }}
    >
      {children ?? inquiry.ask}
    </button>
  );
}

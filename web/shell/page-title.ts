import { useEffect } from 'react';

import { useWords } from '../words/language';

/** Names the browser's tab after the page. */
export function usePageTitle(page: string): void {
  const { app } = useWords();
  useEffect(() => {
    document.title = app.title(page);
  }, [app, page]);
}

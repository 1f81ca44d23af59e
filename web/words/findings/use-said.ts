import { useEffect, useMemo, useState } from 'react';

import { useSpoken } from '../language';
import { said, type Catalogue, type Phrase } from './catalogue';

/** What the API found: in English, and with its values apart. */
export interface Told {
  readonly message: string;
  readonly advice?: string | undefined;
  readonly phrases?: { readonly message?: Phrase; readonly advice?: Phrase } | undefined;
}

/** Message and advice as they are read. */
export interface SaidWords {
  readonly message: string;
  readonly advice?: string;
}

let loaded: Promise<Catalogue> | undefined;

/** The catalogue comes once, when it is first needed; where it cannot be had, English is read. */
function chinese(): Promise<Catalogue> {
  loaded ??= import('./all-zh').then(
    ({ FINDINGS_ZH }) => FINDINGS_ZH,
    () => {
      loaded = undefined;
      return {};
    },
  );
  return loaded;
}

/** How what the API found is said in the reader's language; English where there are no other words for it. */
export function useSaid(): (told: Told) => SaidWords {
  const { language } = useSpoken();
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    let isGone = false;
    if (language === 'zh')
      void chinese().then((words) => {
        if (!isGone) setCatalogue(words);
      });
    return () => {
      isGone = true;
    };
  }, [language]);
  return useMemo(() => {
    const by = language === 'zh' ? catalogue : undefined;
    const read = (english: string, phrase: Phrase | undefined) => (by && phrase ? said(by, phrase) : english);
    return ({ message, advice, phrases }) => ({
      message: read(message, phrases?.message),
      ...(advice === undefined ? {} : { advice: read(advice, phrases?.advice) }),
    });
  }, [language, catalogue]);
}

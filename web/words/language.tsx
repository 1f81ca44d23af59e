import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { EN } from './en';
import type { Words } from './words';
import { ZH } from './zh';

export type Language = 'en' | 'zh';
const WORDS: Readonly<Record<Language, Words>> = { en: EN, zh: ZH };
const KEPT = 'cxpay.language';

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly switchLanguage: () => void;
}

const Spoken = createContext<Spoken>({ language: 'en', words: EN, switchLanguage: () => undefined });

/** What was chosen on this device, or else what the browser asks for. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const spoken = useMemo(() => {
    const switchLanguage = () => {
      const other = language === 'en' ? 'zh' : 'en';
      localStorage.setItem(KEPT, other);
      setLanguage(other);
    };
    return { language, words: WORDS[language], switchLanguage };
  }, [language]);
  return <Spoken value={spoken}>{children}</Spoken>;
}

export const useSpoken = (): Spoken => useContext(Spoken);
export const useWords = (): Words => useContext(Spoken).words;

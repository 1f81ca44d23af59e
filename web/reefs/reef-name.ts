import { useReefsWords } from './reefs-words';

/** What a reef is called: by the catalogue, or by its own key; what complaints say nothing of, in words. */
export function useReefName() {
  const words = useReefsWords();
  return ({ key, name }: { readonly key: string; readonly name?: string | null }): string => {
    if (key === '(none)') return words.unknown;
    if (key === '(no complaints)') return words.notComplained;
    return name ?? key;
  };
}

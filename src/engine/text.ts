/** Words for people in several languages; English is always there, so that any reader can be answered. */
export type LocalText = Readonly<Record<string, string>> & { readonly en: string };

/** The text in a language, or in English where that language has none. */
export function localText(text: LocalText, language: string): string {
  return (Object.hasOwn(text, language) ? text[language] : undefined) ?? text.en;
}

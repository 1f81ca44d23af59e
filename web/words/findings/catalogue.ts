/** Sentences of another language by the English that the API says, the values' places in braces. */
export type Catalogue = Readonly<Record<string, string>>;

/** A sentence as the API gives it: its English, and its values apart. */
export interface Phrase {
  readonly text: string;
  readonly values?: Readonly<Record<string, string | number | Phrase>>;
}

const PLACE = /\{([A-Za-z]+)\}/g;

/** A sentence by a catalogue; what the catalogue does not have is said in English. */
export function said(catalogue: Catalogue, { text, values = {} }: Phrase): string {
  const here = Object.hasOwn(catalogue, text) ? (catalogue[text] ?? text) : text;
  return here.replace(PLACE, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : typeof value === 'object' ? said(catalogue, value) : String(value);
  });
}

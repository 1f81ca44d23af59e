/** Words for people, by language; English is always there. */
export class LocalTextResponse {
  en!: string;
  zh?: string;
}

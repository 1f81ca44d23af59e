import type { FormDocument } from '../engine/documents.js';

/** Forms as they were published, by id and period: responses of a month are read by the version that holds in it. */
export class FormVersions {
  private readonly byId = new Map<string, FormDocument[]>();

  /** Of versions that begin together the last one given holds. */
  constructor(documents: readonly FormDocument[]) {
    for (const document of documents) this.byId.set(document.id, [...(this.byId.get(document.id) ?? []), document]);
  }

  /** The form as it holds in a period; `undefined` where it does not. */
  at(id: string, period: string): FormDocument | undefined {
    let found: FormDocument | undefined;
    for (const version of this.byId.get(id) ?? [])
      if (version.effectiveFrom <= period && (!found || version.effectiveFrom >= found.effectiveFrom)) found = version;
    return found?.effectiveTo !== undefined && found.effectiveTo <= period ? undefined : found;
  }

  /** Ids of all forms, of whatever period. */
  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }
}

import { randomUUID } from "node:crypto";

/** The key of a row that an organisation owns. */
export interface Owned {
  organisationId: string;
  id: string;
}

/** What a caller may choose: every column but the owner's. */
export type Choice<Input> = Partial<Omit<Input, "organisationId">>;

/** Short and never twice in a run, for slugs, addresses and names. */
export function unique(): string {
  return randomUUID().slice(0, 8);
}

/** The columns by which a row belongs to an edition. */
export function inEdition(edition: Owned): { organisationId: string; editionId: string } {
  return { organisationId: edition.organisationId, editionId: edition.id };
}

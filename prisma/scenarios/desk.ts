import { type EditionChoice, makeOpenEdition } from "../factories/schools";
import { editionScope } from "../testing/scopes";

/** An organiser's edition, open for registration: the proof of being its owner, and its address as forms carry it. */
export async function makeDesk(choice: EditionChoice = {}) {
  const made = await makeOpenEdition(choice);
  const scope = await editionScope(made.edition);
  const ids = { organisationId: made.edition.organisationId, editionId: made.edition.id };
  return { ...made, ids, scope, address: { school: scope.schoolSlug, edition: scope.editionSlug } };
}

/** The same with one day, for a programme. */
export const makeProgrammeDesk = (choice: EditionChoice = {}) =>
  makeDesk({ dates: ["2027-10-08"], ...choice });

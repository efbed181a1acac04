/** Whether somebody may found an organisation here: the operator decides by NEW_ORGANISATIONS. */
export function mayFoundOrganisation(
  actor: { administrator: boolean },
  newOrganisations: "admin" | "signed-in",
): boolean {
  return newOrganisations === "signed-in" || actor.administrator;
}

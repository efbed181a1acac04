import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { findPeopleView } from "@/lib/audiences/queries/people-views";
import { isUuid } from "@/lib/platform/uuid";
import { askedOnce, UNREADABLE, viewAlone } from "../schema/filter";

/**
 * What an address asks for that is about a list of registrations: the list itself, its file, its paper, an act on all of it. A saved view
 * by its id alone is what that asks for now, for whoever has it; for anybody else, and once it is deleted, it is nobody.
 */
export async function readAsked(
  scope: Pick<EditionScope, "organisationId" | "editionId" | "actor">,
  asked: Parameters<typeof askedOnce>[0],
): Promise<Record<string, string>> {
  const once = askedOnce(asked);
  const id = viewAlone(once);
  if (id === null) return once;
  const view = isUuid(id) ? await findPeopleView(scope, id) : null;
  if (!view) return { ...once, filters: UNREADABLE };
  const { filters, columns, sort } = view;
  return {
    ...once,
    ...Object.fromEntries(Object.entries({ filters, columns, sort }).filter(([, said]) => said)),
  };
}

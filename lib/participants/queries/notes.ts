import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { namesOfLogins } from "@/lib/people/queries/login-names";
import type { Reader } from "@/lib/platform/db/client";
import type { Note } from "../schema/note";

/** What the team wrote down about one registration, the newest first. */
export async function listNotes(
  db: Reader,
  { organisationId, actor }: EditionScope<"view-registrations">,
  registrationId: string,
): Promise<Note[]> {
  const rows = await db.registrationNote.findMany({
    where: { organisationId, registrationId, removedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const names = await namesOfLogins(
    db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map(({ id, text, version, createdAt, editedAt, authorId }) => ({
    ...{ id, text, version, at: createdAt.toISOString(), edited: editedAt?.toISOString() ?? null },
    ...{ by: names.get(authorId) ?? null, mine: authorId === actor.id },
  }));
}

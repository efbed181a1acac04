import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { readSessionCapacity } from "@/lib/places/queries/session-places";
import { reading } from "@/lib/platform/db/client";
import { signUpFields } from "../rules/fields";

/** How one signs up for a session, as its form has it, and how many did; null where there is no such session. */
export function findSignUpForm(scope: EditionScope<"view-drafts">, sessionId: string) {
  const { organisationId, editionId, timeZone } = scope;
  return reading(async (db) => {
    const row = await db.session.findFirst({
      where: { organisationId, editionId, id: sessionId, deletedAt: null },
      select: { version: true, signUp: true, signUpCapacity: true, signUpOpensAt: true },
    });
    if (!row) return null;
    const count = (state: "signed_up" | "waiting") =>
      db.signUp.count({ where: { organisationId, sessionId, state } });
    return {
      version: row.version,
      signUp: row.signUp,
      values: signUpFields(row, timeZone),
      capacity: await readSessionCapacity(db, { organisationId, sessionId }),
      taken: await count("signed_up"),
      waiting: await count("waiting"),
    };
  });
}
export type SignUpForm = NonNullable<Awaited<ReturnType<typeof findSignUpForm>>>;

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";

/** Somebody on the list of a session. */
export interface Listed {
  id: string;
  fullName: string;
  affiliation: string;
}

/**
 * Who has a place in a session, by name, and who waits for one, in their order.
 * @throws AppError("not-found")
 */
export function listSignUps(
  { organisationId, editionId }: EditionScope<"view-registrations">,
  id: string,
): Promise<{ number: number; title: unknown; inside: Listed[]; waiting: Listed[] }> {
  return reading(async (db) => {
    const session = await db.session.findFirst({
      where: { organisationId, editionId, id, deletedAt: null },
      select: { number: true, title: true },
    });
    if (!session) throw new AppError("not-found");
    const rows = await db.signUp.findMany({
      where: { organisationId, sessionId: id, state: { not: "withdrawn" } },
      orderBy: [
        { queuePosition: { sort: "asc", nulls: "first" } },
        { registration: { nameKey: "asc" } },
        { registrationId: "asc" },
      ],
      select: { state: true, registration: { select: { id: true, fullName: true, affiliation: true } } },
    });
    const of = (state: string) =>
      rows.filter((row) => row.state === state).map(({ registration }) => registration);
    return { ...session, inside: of("signed_up"), waiting: of("waiting") };
  });
}

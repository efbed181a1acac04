import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { localInstant } from "@/lib/editions/rules/local-time";
import { lockQuotas } from "@/lib/places/commands/fill-places";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { settleSessions } from "@/lib/places/commands/settle-sessions";
import { editVersion } from "@/lib/platform/db/versions";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { signUpFields } from "../rules/fields";
import type { SessionSignUp } from "../schema";

/**
 * Says whether one signs up for a session, for how many places, and from when. More places go to its list at once; fewer take
 * nobody's away. It is not free again while somebody has a place or waits.
 */
export async function setSignUp(
  scope: EditionScope<"edit-sessions">,
  input: Pick<SessionSignUp, "session" | "version" | "signUp" | "capacity" | "opensAt">,
): Promise<Result<null, "conflict" | "signed-up" | "no-such-time">> {
  const { organisationId, editionId, timeZone } = scope;
  const { session: id, version, signUp, capacity } = input;
  const [date = "", time = ""] = input.opensAt?.split("T") ?? [];
  const opens = input.opensAt ? localInstant(date, time, timeZone, "earlier") : done(null);
  if (!opens.ok) return opens;
  const where = { organisationId, editionId, id, deletedAt: null };
  return placesTransaction(scope, async (tx) => {
    await lockQuotas(tx, scope);
    const live = { organisationId, sessionId: id, state: { not: "withdrawn" } } as const;
    const count = signUp === "free" ? await tx.signUp.count({ where: live }) : 0;
    if (count > 0) return refused("signed-up", { count });
    const data = { signUp, signUpCapacity: capacity, signUpOpensAt: opens.value };
    const edited = await editVersion({
      version,
      read: () => tx.session.findFirst({ where }),
      write: () =>
        tx.session.updateMany({
          where: { ...where, version },
          data: { ...data, version: { increment: 1 } },
        }),
      fields: (row) => signUpFields(row, timeZone),
    });
    if (!edited.ok) return edited;
    await recordAct(tx, {
      cause: scope.actor,
      act: "set-sign-up",
      objectKind: "session",
      objectId: id,
      organisationId,
      editionId,
      values: changedFields(signUpFields(edited.value, timeZone), signUpFields(data, timeZone)),
    });
    await settleSessions(tx, scope, scope.actor);
    await invalidateEdition(tx, { organisationId, editionId }, "people");
    return done(null);
  });
}

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { putOffMessages } from "@/lib/outbox/commands/put-off-messages";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { lockPlaces } from "@/lib/places/commands/fill-places";
import { type PlacesTransaction, placesTransaction } from "@/lib/places/commands/places-transaction";
import { databaseClock } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { addressed } from "@/lib/registration/commands/tell-registered";
import type { ChangeMode } from "../schema/move";
import { lockOwn } from "./lock-own";
import { readUndoSeconds } from "./undo-time";

type Scope = EditionScope<"change-registration">;

/** What a change did. */
export interface ModeChanged {
  mode: "on_site" | "online";
  before: "on_site" | "online";
  /** Whether the person is told, once the undo time is over; not, where they never heard of the change that this takes back. */
  told: boolean;
}

/**
 * Lets a live registration take part in the other way, on site or online. A place is a place in both: no quota asks for it, so
 * no place moves; which questions are asked may follow from it. The person is told when the undo time is over. Taken back
 * before that, nothing was told and nothing is.
 * @throws AppError("not-found")
 */
export async function changeMode(
  scope: Scope,
  input: Pick<ChangeMode, "registration" | "mode">,
): Promise<Result<ModeChanged, "not-live" | "one-mode">> {
  const { organisationId, editionId } = scope;
  return placesTransaction(scope, async (tx) => {
    // In the order of whoever decides: places, then the registration.
    await lockPlaces(tx, scope);
    const row = await lockOwn(tx, scope, input.registration);
    if (!row.live) return refused("not-live");
    const edition = await tx.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { mode: true },
    });
    if (edition.mode !== "either") return refused("one-mode");
    const before = row.mode === "online" ? "online" : "on_site";
    const { mode } = input;
    if (before === mode) return done({ mode, before, told: false });
    await tx.registration.update({
      where: { organisationId_id: { organisationId, id: row.id } },
      data: { mode, version: { increment: 1 } },
    });
    const auditEntryId = await recordAct(tx, {
      ...{ cause: scope.actor, act: "change-mode", objectKind: "registration", objectId: row.id },
      ...{ organisationId, editionId },
      values: [{ field: "mode", before, after: mode, registrationId: row.id }],
    });
    // What waits says what is true no more: who has not heard of the one needs to hear of neither.
    const waiting = { organisationId, registrationId: row.id, template: "registration-mode" };
    const { discarded } = await discardMessages(tx, waiting);
    if (discarded > 0) return done({ mode, before, told: false });
    await queueMessage(tx, {
      ...addressed(row),
      ...{ template: "registration-mode", parameters: { mode }, auditEntryId, urgency: 1 },
    });
    await waitToTell(tx, scope, row.id);
    return done({ mode, before, told: true });
  });
}

async function waitToTell(tx: PlacesTransaction, scope: Scope, registration: string): Promise<void> {
  const seconds = await readUndoSeconds(tx, scope);
  if (seconds === 0) return;
  const until = new Date((await databaseClock(tx)).getTime() + seconds * 1_000);
  await putOffMessages(tx, { ...scope, registrations: [registration], until });
}

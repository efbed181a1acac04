import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordActs } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { listInvitees } from "../queries/invitees";
import type { InviteSpeakers } from "../schema";

/**
 * Sends their private link to one speaker, again if they had it, or to all who have not replied for a session. One message
 * each, in their language. What the same page asks for twice is done once: whoever was sent a link since it was read is left out.
 */
export async function inviteSpeakers(
  scope: EditionScope<"send-messages">,
  { speaker, asOf }: Pick<InviteSpeakers, "speaker" | "asOf">,
): Promise<Result<{ told: number }, "asked-already" | "nobody-there" | "no-address">> {
  const { organisationId, editionId } = scope;
  const edition = { organisationId, editionId };
  return transaction(async (tx) => {
    await lockEdition(tx, edition);
    // What leaves after the end, or of an edition that does not take place, would be discarded.
    if (isSettled(await readPhase(tx, edition))) return refused("nobody-there");
    const found = await listInvitees(tx, edition, speaker);
    const reached = found.filter(({ recipient }) => recipient !== null);
    if (reached.length === 0) return refused(found.length > 0 ? "no-address" : "nobody-there");
    const people = reached.filter(({ askedAt }) => askedAt === null || askedAt < new Date(asOf));
    if (people.length === 0) return refused("asked-already");
    const personIds = people.map(({ personId }) => personId);
    // What still waits from the time before says nothing that this one doesn't.
    await discardMessages(tx, { ...edition, template: "speaker-invitation", personId: { in: personIds } });
    const { speakersUntil } = await tx.edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: editionId } },
      select: { speakersUntil: true },
    });
    const now = await databaseClock(tx);
    await tx.speaker.updateMany({
      where: { ...edition, id: { in: people.map(({ id }) => id) } },
      data: { askedAt: now },
    });
    const entries = await recordActs(
      tx,
      people.map(({ id }) => ({
        cause: scope.actor,
        ...{ act: "invite-speaker", objectKind: "speaker", objectId: id, ...edition },
      })),
    );
    await queueMessages(
      tx,
      people.map(({ personId, language }, at) => ({
        template: "speaker-invitation",
        parameters: speakersUntil ? { until: nameIsoDay(isoDate(speakersUntil), language) } : {},
        ...{ language, auditEntryId: entries[at] ?? null, ...edition, personId },
      })),
    );
    return done({ told: people.length });
  });
}

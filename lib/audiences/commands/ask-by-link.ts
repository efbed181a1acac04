import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { isSettled } from "@/lib/editions/rules/phases";
import { readPhase } from "@/lib/forms/queries/register-form";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { queueMessages } from "@/lib/outbox/commands/queue-message";
import { nameIsoDay } from "@/lib/platform/dates/format";
import { databaseClock, reading, type Transaction, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { listOpenLater, listToAsk } from "@/lib/registration/queries/to-answer";
import type { Asking } from "@/prisma/generated/client";
import { countStillToAsk } from "../queries/asking";
import type { AskByLink, AskingProgress } from "../schema";

type Scope = EditionScope<"send-messages">;

/** People of one part: whoever edits the form or the programme waits for it, about half a second. */
const PART = 2_000;
/** How long one request goes on; the next goes on from there. */
const REQUEST_MS = 5_000;

/**
 * Asks everybody with a place who has not answered what was asked later: one message each, in their language, with their
 * private link. Done again it reminds whoever still has not. It goes in parts, in the order of their ids, each a transaction
 * with its messages, its line of the history and how far it is: cut off anywhere and asked again, only the rest is done.
 * Two at once send one message each: who finds that it was done meanwhile is told so.
 * @param limits how long a request goes on, and how many a part has
 */
export async function askByLink(
  scope: Scope,
  { seen, round: goesOn }: Pick<AskByLink, "seen" | "round">,
  { requestMs = REQUEST_MS, part = PART } = {},
): Promise<Result<AskingProgress, "asked-already" | "nobody-there">> {
  const until = performance.now() + requestMs;
  const known = goesOn === undefined ? seen : goesOn - 1;
  const first = await transaction((tx) => beginOrGoOn(tx, scope, known, part));
  if (!first.ok) return first;
  let round = first.value;
  while (!round.finishedAt && performance.now() < until)
    round = await transaction((tx) => goOn(tx, scope, round.number, part));
  const left = round.finishedAt ? 0 : await reading((db) => countStillToAsk(db, scope, round));
  return done({ round: round.number, told: round.told, left, finished: round.finishedAt !== null });
}

/** The round that a request is for: one that was cut off, or the next. */
async function beginOrGoOn(
  tx: Transaction,
  scope: Scope,
  seen: number,
  part: number,
): Promise<Result<Asking, "asked-already" | "nobody-there">> {
  await lockEdition(tx, scope);
  const last = await findLast(tx, scope);
  const number = last?.number ?? 0;
  // A page from before the round was begun asks for the same: whoever was cut off may know nothing of it.
  if (last && !last.finishedAt && (seen === number || seen === number - 1)) {
    const round = await askPart(tx, scope, last, part);
    // Whoever was left has answered or gone: then it is the next round that is meant.
    if (round.told > last.told || seen !== number) return done(round);
  }
  if (seen !== number) return refused("asked-already");
  const { organisationId, editionId } = scope;
  const begun = await tx.asking.create({
    data: { organisationId, editionId, number: number + 1, told: 0 },
  });
  const round = await askPart(tx, scope, begun, part);
  if (round.told > 0) return done(round);
  await tx.asking.deleteMany({ where: { organisationId, id: begun.id } });
  return refused("nobody-there");
}

/** The next part, unless somebody else has been through meanwhile. */
async function goOn(tx: Transaction, scope: Scope, number: number, part: number): Promise<Asking> {
  await lockEdition(tx, scope);
  const { organisationId, editionId } = scope;
  const round = await tx.asking.findUniqueOrThrow({
    where: { organisationId_editionId_number: { organisationId, editionId, number } },
  });
  return round.finishedAt ? round : askPart(tx, scope, round, part);
}

const findLast = (tx: Transaction, { organisationId, editionId }: Scope) =>
  tx.asking.findFirst({ where: { organisationId, editionId }, orderBy: { number: "desc" } });

/** Asks those who come next in a round. Whoever has answered since it began is not among them. */
async function askPart(tx: Transaction, scope: Scope, round: Asking, most: number): Promise<Asking> {
  const edition = { organisationId: scope.organisationId, editionId: scope.editionId };
  // What leaves after the end, or of an edition that does not take place, would be discarded.
  const left = isSettled(await readPhase(tx, edition))
    ? []
    : await listToAsk(tx, edition, await listOpenLater(tx, edition), {
        after: round.reached,
        most: most + 1,
      });
  const people = left.slice(0, most);
  if (people.length > 0) {
    const auditEntryId = await recordAct(tx, {
      cause: scope.actor,
      ...{ act: "ask-by-link", objectKind: "edition", objectId: scope.editionId, ...edition },
      values: [{ field: "told", after: people.length }],
    });
    // What still waits from the time before says nothing that this one doesn't.
    const ids = people.map(({ id }) => id);
    await discardMessages(tx, { ...edition, template: "still-to-answer", registrationId: { in: ids } });
    await queueMessages(
      tx,
      people.map(({ id, language, until }) => ({
        template: "still-to-answer" as const,
        parameters: until ? { until: nameIsoDay(until, language) } : {},
        ...{ language, auditEntryId, ...edition, registrationId: id, urgency: 3 as const },
      })),
    );
  }
  const isLast = left.length <= most;
  return tx.asking.update({
    where: { organisationId_id: { organisationId: scope.organisationId, id: round.id } },
    data: {
      told: { increment: people.length },
      reached: isLast ? null : (people.at(-1)?.id ?? null),
      finishedAt: isLast ? await databaseClock(tx) : null,
    },
  });
}

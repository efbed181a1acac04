import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { forgetPerson } from "@/lib/people/commands/forget-person";
import { matchPerson } from "@/lib/people/commands/match-person";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";
import { currentRelease } from "../queries/current-release";
import { speakerFields } from "../rules/fields";
import type { NewSpeaker, SpeakerEdit, SpeakerRemoval } from "../schema/speaker";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-programme">;

/**
 * Adds a person to the edition, as they are now. Somebody the organisation knows already (same address and name) is the
 * same person; twice at one edition is refused.
 */
export async function createSpeaker(
  scope: Scope,
  input: NewSpeaker,
): Promise<Result<{ speakerId: string }, "already-there">> {
  const { organisationId, editionId } = scope;
  const content = contentOf(input);
  return transaction(async (tx) => {
    await lockEdition(tx, scope);
    const personId = await matchPerson(tx, {
      organisationId,
      fullName: input.fullName,
      email: input.email,
      affiliation: input.affiliation,
      country: input.country,
      ...(scope.languages[0] ? { language: scope.languages[0] } : {}),
    });
    const twin = await tx.speaker.findFirst({
      where: { organisationId, editionId, personId },
      select: { number: true },
    });
    if (twin) return refused("already-there", { number: twin.number });
    const { _max } = await tx.speaker.aggregate({
      where: { organisationId, editionId },
      _max: { number: true },
    });
    const { id } = await tx.speaker.create({
      data: { organisationId, editionId, personId, number: (_max.number ?? 0) + 1, ...content },
      select: { id: true },
    });
    await finish(tx, scope, "create-speaker", id, personId, null, content);
    return done({ speakerId: id });
  });
}

/** Saves name, affiliation and texts as they are at this edition; other years keep theirs. */
export async function editSpeaker(scope: Scope, input: SpeakerEdit): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { speaker: id, version } = input;
  const where = { organisationId, editionId, id };
  const after = contentOf(input);
  return transaction(async (tx) => {
    const edited = await editVersion({
      version,
      read: () => tx.speaker.findFirst({ where }),
      write: () =>
        tx.speaker.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
      fields: speakerFields,
    });
    if (edited.ok) await finish(tx, scope, "edit-speaker", id, edited.value.personId, edited.value, after);
    return edited;
  });
}

/**
 * Takes a person off the edition, with their messages, and off the organisation when nothing else needs them. Whoever is in
 * a session, or in the release that readers see, stays.
 */
export async function removeSpeaker(
  scope: Scope,
  input: SpeakerRemoval,
): Promise<Result<unknown, "conflict" | "in-use">> {
  const { organisationId, editionId } = scope;
  const { speaker: id, version } = input;
  const where = { organisationId, editionId, id };
  let messageIds: string[] = [];
  const removed = await transaction(async (tx) => {
    await lockEdition(tx, scope);
    const link = { organisationId, speakerId: id };
    const sessions = await tx.sessionPerson.count({ where: link });
    const interpretations = await tx.interpretation.count({ where: link });
    // Releases before the current one are read by nobody: there they go with their row.
    const current = await currentRelease(tx, scope);
    const released = current
      ? await tx.releasedPerson.count({ where: { ...link, releaseId: current.id } })
      : 0;
    if (sessions + interpretations + released > 0)
      return refused("in-use", { sessions: sessions + interpretations, released });
    const edited = await editVersion({
      version,
      read: () => tx.speaker.findFirst({ where }),
      write: () => tx.speaker.deleteMany({ where: { ...where, version } }),
      fields: speakerFields,
    });
    if (!edited.ok) return edited;
    await forgetTranslations(tx, { organisationId, objectKind: "speaker", objectId: id });
    const { personId } = edited.value;
    await finish(tx, scope, "remove-speaker", id, personId, edited.value, null);
    messageIds = await emptyMessages(tx, { organisationId, editionId, personId, registrationId: null });
    messageIds.push(...(await forgetPerson(tx, { organisationId, personId, emailKey: null })));
    return edited;
  });
  await dropMailFiles(messageIds);
  return removed;
}

function contentOf(input: NewSpeaker) {
  const { fullName, affiliation, country, headline, biography, email } = input;
  // Blanks alone are no name to sort by.
  return { fullName, sortName: input.sortName || null, affiliation, country, headline, biography, email };
}

async function finish(
  tx: Transaction,
  scope: Scope,
  act: string,
  id: string,
  personId: string,
  before: object | null,
  after: ReturnType<typeof contentOf> | null,
): Promise<void> {
  const { organisationId, editionId } = scope;
  const was = before ? { ...before } : null;
  if (after) {
    const { headline, biography } = after;
    const record = { organisationId, editionId, objectKind: "speaker", objectId: id };
    await trackTranslations(tx, record, was, { headline, biography }, scope.languages);
  }
  await invalidateEdition(tx, { organisationId, editionId }, "page");
  await recordAct(tx, {
    cause: causedBy(scope),
    act,
    objectKind: "speaker",
    objectId: id,
    organisationId,
    editionId,
    values: after ? changedFields(was ?? {}, after).map((value) => ({ ...value, personId })) : [],
  });
}

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import { lockEdition } from "@/lib/editions/commands/lock-edition";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { emptyMessages } from "@/lib/outbox/commands/empty-messages";
import { forgetPerson } from "@/lib/people/commands/forget-person";
import { matchPerson } from "@/lib/people/commands/match-person";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { dropMailFiles } from "@/lib/platform/mail/transport";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { currentRelease } from "../queries/current-release";
import { speakerFields } from "../rules/fields";
import type { NewSpeaker, SpeakerEdit, SpeakerRemoval } from "../schema/speaker";

type Scope = EditionScope<"edit-speakers">;

type Row = Parameters<typeof speakerFields>[0] & { personId: string };
/** Whoever edits one: an organiser, or the speaker. */
type Editor = Pick<EditionScope, "organisationId" | "editionId"> & {
  actor: Principal;
  languages: readonly string[];
};
/** Speakers among them. */
export const SPEAKER = recordKind<Row, Editor>({
  objectKind: "speaker",
  texts: ["headline", "biography"],
  personOf: ({ personId }) => personId,
  fields: speakerFields,
  outdates: (tx, scope) => invalidateEdition(tx, scope, "people"),
});

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
    const id = await addSpeaker(tx, scope, personId, content);
    return done({ speakerId: id });
  });
}

/** A person of the organisation at an edition where they are not yet, inside a larger transaction. */
export async function addSpeaker(
  tx: Transaction,
  scope: Scope,
  personId: string,
  content: ReturnType<typeof contentOf>,
): Promise<string> {
  const { organisationId, editionId } = scope;
  const { _max } = await tx.speaker.aggregate({
    where: { organisationId, editionId },
    _max: { number: true },
  });
  const { id } = await tx.speaker.create({
    data: { organisationId, editionId, personId, number: (_max.number ?? 0) + 1, ...content },
    select: { id: true },
  });
  await recordChange(tx, scope, SPEAKER, null, { act: "create-speaker", id, after: content, personId });
  return id;
}

/** Saves name, affiliation and texts as they are at this edition; other years keep theirs. */
export async function editSpeaker(scope: Scope, input: SpeakerEdit): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const { speaker: id, version } = input;
  const where = { organisationId, editionId, id };
  const after = contentOf(input);
  return transaction((tx) =>
    recordEdit(tx, scope, SPEAKER, {
      ...{ act: "edit-speaker", id, version, after },
      read: () => tx.speaker.findFirst({ where }),
      write: () =>
        tx.speaker.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
    }),
  );
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
    const edited = await recordEdit(tx, scope, SPEAKER, {
      ...{ act: "remove-speaker", id, version, after: "removed" },
      read: () => tx.speaker.findFirst({ where }),
      write: () => tx.speaker.deleteMany({ where: { ...where, version } }),
    });
    if (!edited.ok) return edited;
    const { personId } = edited.value;
    messageIds = await emptyMessages(tx, { organisationId, editionId, personId, registrationId: null });
    messageIds.push(...(await forgetPerson(tx, { organisationId, personId, emailKey: null })));
    return edited;
  });
  await dropMailFiles(messageIds);
  await dropBytesSoon();
  return removed;
}

function contentOf(input: NewSpeaker) {
  const { fullName, affiliation, country, headline, biography, websites, email, unconfirmed } = input;
  // Blanks alone are no name to sort by.
  const sortName = input.sortName || null;
  return { fullName, sortName, affiliation, country, headline, biography, websites, email, unconfirmed };
}

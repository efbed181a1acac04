import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordEdit } from "@/lib/edits/commands/record-edit";
import { discardMessages } from "@/lib/outbox/commands/discard-messages";
import { transaction } from "@/lib/platform/db/client";
import type { Result } from "@/lib/platform/result";
import { SPEAKER } from "@/lib/programme/commands/edit-speaker";
import type { EndSpeakerLink } from "../schema";

/** Ends every private link of a speaker that was given out; one that waits to leave is discarded. Replies stay. */
export async function endSpeakerLink(
  scope: EditionScope<"edit-speakers">,
  { speaker: id, version }: Pick<EndSpeakerLink, "speaker" | "version">,
): Promise<Result<unknown, "conflict">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) =>
    recordEdit(tx, scope, SPEAKER, {
      ...{ act: "end-speaker-link", id, version, after: "as-it-was" },
      read: () => tx.speaker.findFirst({ where }),
      write: () =>
        tx.speaker.updateMany({
          where: { ...where, version },
          data: { linkVersion: { increment: 1 }, askedAt: null, version: { increment: 1 } },
        }),
      also: ({ personId }) =>
        discardMessages(tx, { organisationId, editionId, personId, template: "speaker-invitation" }),
    }),
  );
}

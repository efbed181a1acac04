import "server-only";
import { isSettled } from "@/lib/editions/rules/phases";
import { recordEdit } from "@/lib/edits/commands/record-edit";
import { readPhase } from "@/lib/forms/queries/register-form";
import { isoDate } from "@/lib/platform/dates/zones";
import { databaseClock, transaction } from "@/lib/platform/db/client";
import { done, type Result, refused } from "@/lib/platform/result";
import { SPEAKER } from "@/lib/programme/commands/edit-speaker";
import type { SpeakerScope } from "../policy";
import { byLanguage } from "../rules/by-language";
import { whyTextsClosed } from "../rules/replies";
import type { OwnTexts } from "../schema";

/**
 * Saves what is said of a speaker as they put it, in the languages of the edition; in others it stays as it was. Refused with
 * why where it is too late, or "changed" where an organiser saved another version meanwhile.
 */
export async function editOwnTexts(
  scope: SpeakerScope,
  { version, headline, biography }: Pick<OwnTexts, "version" | "headline" | "biography">,
): Promise<Result<null, "over" | "deadline" | "changed">> {
  const { organisationId, editionId, speakerId: id, timeZone } = scope;
  const where = { organisationId, editionId, id };
  return transaction(async (tx) => {
    const before = await tx.speaker.findFirstOrThrow({
      where,
      select: { headline: true, biography: true, edition: { select: { speakersUntil: true } } },
    });
    const { speakersUntil } = before.edition;
    const standing = {
      settled: isSettled(await readPhase(tx, scope)),
      until: speakersUntil && isoDate(speakersUntil),
    };
    const closed = whyTextsClosed(standing, await databaseClock(tx), timeZone);
    if (closed) return refused(closed);
    const after = {
      headline: inLanguages(before.headline, headline, scope.languages),
      biography: inLanguages(before.biography, biography, scope.languages),
    };
    const saved = await recordEdit(tx, scope, SPEAKER, {
      ...{ act: "edit-speaker", id, version, after },
      read: () => tx.speaker.findFirst({ where }),
      write: () =>
        tx.speaker.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
    });
    return saved.ok ? done(null) : refused("changed");
  });
}

/** A text with some of its languages as they were sent: what is absent there is empty now. */
function inLanguages(
  stored: unknown,
  sent: Record<string, string>,
  languages: readonly string[],
): Record<string, string> {
  const others = Object.entries(byLanguage(stored)).filter(([tag]) => !languages.includes(tag));
  const these = languages.flatMap((tag) => (sent[tag] ? [[tag, sent[tag]] as const] : []));
  return Object.fromEntries([...others, ...these]);
}

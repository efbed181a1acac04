import "server-only";
import { ChangedMeanwhile, type Imported } from "./import-context";
import { type TrackedTexts, trackChangedTexts } from "./track-texts";

/** Corrected names and biographies, at this edition only: other years keep theirs, and so does the person. */
export async function updateSpeakers({ tx, scope, plan, current }: Imported): Promise<void> {
  const { organisationId, editionId } = scope;
  const known = new Map(current.speakers.map((speaker) => [speaker.id, speaker]));
  const tracked: TrackedTexts[] = [];
  for (const { speakerId, version, changes } of plan.changedSpeakers) {
    const before = known.get(speakerId);
    const name = changes.find((change) => change.field === "name");
    const text = changes.find((change) => change.field === "biography");
    if (!before) continue;
    const biography = text
      ? { ...before.biography, [text.language ?? plan.language]: text.after }
      : before.biography;
    const { count } = await tx.speaker.updateMany({
      where: { organisationId, editionId, id: speakerId, version },
      data: { ...(name ? { fullName: name.after } : {}), biography, version: { increment: 1 } },
    });
    if (count === 0) throw new ChangedMeanwhile();
    tracked.push({ id: speakerId, texts: { biography }, before: { biography: before.biography } });
  }
  await trackChangedTexts(tx, scope, "speaker", tracked);
}

import "server-only";
import { ChangedMeanwhile, type Imported, inChunks } from "./import-context";
import { trackChangedTexts } from "./track-texts";

/** Corrected names, organisations and biographies, at this edition only: other years keep theirs, and so does the person. */
export async function updateSpeakers({ tx, scope, plan, current }: Imported): Promise<void> {
  const { organisationId, editionId } = scope;
  const known = new Map(current.speakers.map((speaker) => [speaker.id, speaker]));
  const changed = plan.changedSpeakers.flatMap(({ speakerId, version, changes }) => {
    const before = known.get(speakerId);
    if (!before) return [];
    const name = changes.find((change) => change.field === "name");
    const affiliation = changes.find((change) => change.field === "affiliation");
    const text = changes.find((change) => change.field === "biography");
    const biography = text
      ? { ...before.biography, [text.language ?? plan.language]: text.after }
      : before.biography;
    const row = {
      ...{ id: speakerId, version, full_name: name?.after ?? before.fullName },
      ...{ affiliation: affiliation?.after ?? before.affiliation, biography, before },
    };
    return [row];
  });
  await inChunks(changed, async (some) => {
    const rows = some.map(({ before, ...row }) => row);
    const count = await tx.$executeRaw`
      UPDATE speaker SET full_name = new.full_name, affiliation = new.affiliation, biography = new.biography,
        version = speaker.version + 1, updated_at = clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(id uuid, version int, full_name text,
        affiliation text, biography jsonb)
      WHERE speaker.organisation_id = ${organisationId}::uuid AND speaker.edition_id = ${editionId}::uuid
        AND speaker.id = new.id AND speaker.version = new.version`;
    if (count !== rows.length) throw new ChangedMeanwhile();
  });
  const tracked = changed.map(({ id, biography, before }) => ({
    id,
    texts: { biography },
    before: { biography: before.biography },
  }));
  await trackChangedTexts(tx, scope, "speaker", tracked);
}

import { cleanLine } from "@/lib/schedules/rules/clean-text";
import type { CurrentSpeaker } from "../schema/current-programme";
import type { FieldChange, ImportPlan, ReadPerson } from "../schema/import-plan";
import { type Comparing, compareText } from "./compare-session";

/** People the edition does not have yet, and what the file says differently of those it has. */
export function planSpeakers(
  people: readonly ReadPerson[],
  matched: ReadonlyMap<ReadPerson, CurrentSpeaker>,
  comparing: Comparing,
): Pick<ImportPlan, "newSpeakers" | "changedSpeakers"> {
  const changedSpeakers = people.flatMap((person) => {
    const speaker = matched.get(person);
    if (!speaker) return [];
    const changes: FieldChange[] = [];
    if (cleanLine(speaker.fullName) !== person.name)
      changes.push({ field: "name", before: speaker.fullName, after: person.name });
    if (person.affiliation !== "" && cleanLine(speaker.affiliation) !== person.affiliation)
      changes.push({ field: "affiliation", before: speaker.affiliation, after: person.affiliation });
    const biography = compareText("biography", speaker.biography, person.biography, comparing);
    if (biography) changes.push(biography);
    return changes.length > 0
      ? [{ speakerId: speaker.id, name: speaker.fullName, version: speaker.version, changes }]
      : [];
  });
  return { newSpeakers: people.filter((person) => !matched.has(person)), changedSpeakers };
}

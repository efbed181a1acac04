import type { FieldChange, LeftOut, PlannedSession, ReadEvent, ReadPerson } from "../schema/import-plan";
import { personReference } from "./compare-session";
import type { FileSession } from "./group-events";
import { planSlots } from "./plan-slots";

/** A session that the draft does not have. A type nobody knows is a lecture: most sessions are. */
export function planNewSession(
  session: FileSession,
  speakerIdOf: (person: ReadPerson) => string | null,
): PlannedSession {
  const { content, guid, sourceId, events } = session;
  const changes = (["title", "subtitle", "abstract"] as const).flatMap((field): FieldChange[] =>
    content[field] === "" ? [] : [{ field, before: "", after: content[field] }],
  );
  return {
    at: content.at,
    state: "new",
    title: content.title,
    sessionId: null,
    number: null,
    version: null,
    events: events.length,
    changes,
    content: {
      guid,
      // What has no id in its file is known by its guid; the mark says that it was imported.
      sourceId: sourceId ?? guid ?? "",
      kind: content.kind ?? "lecture",
      theme: content.track,
      languages: content.languages,
      noRecording: content.noRecording === true,
      people: content.people.map((person) => personReference(person, speakerIdOf(person))),
    },
    slots: planSlots(
      events.flatMap((event) => event.placement ?? []),
      [],
      () => "",
    ).planned,
    notes: [...new Set(events.flatMap((event) => event.notes))],
    leftOut: allLeftOut(events),
  };
}

/** What was left out of any event of one session. */
export function allLeftOut(events: readonly ReadEvent[]): LeftOut {
  const all = (what: keyof LeftOut) => [...new Set(events.flatMap((event) => event.leftOut[what]))];
  return { links: all("links"), elements: all("elements") };
}

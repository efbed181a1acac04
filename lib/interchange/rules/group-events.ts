import { nameKey } from "@/lib/platform/text";
import type { ReadEvent, ReadPlacement, RefusedEvent } from "../schema/import-plan";

/** One session of a file: its content, and an event for each time it takes place. */
export interface FileSession {
  content: ReadEvent;
  guid: string | null;
  sourceId: string | null;
  /** In the order of the file; the first is `content`. */
  events: ReadEvent[];
}

/**
 * Events as sessions. One guid (else one id, else one title with the same people) is one session at several times;
 * the same guid with another title is another session, whose guid can't be used; the same time twice is refused.
 */
export function groupEvents(events: readonly ReadEvent[]): {
  sessions: FileSession[];
  refused: RefusedEvent[];
} {
  const groups = new Map<string, FileSession>();
  const sessions: FileSession[] = [];
  const refused: RefusedEvent[] = [];
  for (const event of events) {
    const known = groups.get(identityOf(event));
    if (known && titleKey(known.content) === titleKey(event)) {
      const twin = known.events.find((other) => isSamePlacement(other.placement, event.placement));
      if (twin) {
        refused.push({
          at: event.at,
          title: event.title,
          reason: "same-event-twice",
          value: String(twin.at.line),
        });
      } else known.events.push(event);
      continue;
    }
    const usable = known === undefined;
    const session: FileSession = {
      content: event,
      guid: usable ? event.guid : null,
      sourceId: event.sourceId,
      events: [event],
    };
    if (usable) groups.set(identityOf(event), session);
    else event.notes.push("guid-used-twice");
    sessions.push(session);
  }
  return { sessions, refused };
}

/** A title as two spellings share it. */
export function titleKey(event: { title: string }): string {
  return nameKey(event.title) || event.title;
}

function identityOf(event: ReadEvent): string {
  if (event.guid) return `guid ${event.guid}`;
  if (event.sourceId) return `id ${event.sourceId}`;
  return `title ${titleKey(event)} ${event.people.map((person) => nameKey(person.name)).join(" & ")}`;
}

function isSamePlacement(one: ReadPlacement | null, other: ReadPlacement | null): boolean {
  if (one === null || other === null) return one === other;
  return one.start === other.start && one.end === other.end && one.room === other.room;
}

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { Reader } from "@/lib/platform/db/client";
import { arranged, type Change, newSlotId, type Place } from "../rules/arrange";
import { type Finding, isAccepted, listFindings } from "../rules/findings";
import type { DeskArrange, ShownChange, ShownClash, ShownPlace } from "../schema/arrange";
import type { ArrangeFacts } from "./arrange-facts";
import { readCards } from "./cards";

/** As many as somebody reads; how many there are is said. */
const SHOWN_ROWS = 200;
const SHOWN_CLASHES = 50;

type Scope = Pick<EditionScope, "organisationId" | "editionId" | "timeZone">;
type View = Pick<DeskArrange, "rows" | "count" | "clashes" | "clashCount" | "solved">;

/** What an act on several cards would do, as it is shown: each card from where to where, and what would be odd then. */
export async function viewArrangement(
  reader: Reader,
  scope: Scope,
  changes: readonly Change[],
  facts: ArrangeFacts,
): Promise<View> {
  const { organisationId, editionId, timeZone } = scope;
  const judged = judge(changes, facts, timeZone);
  const shown = changes.slice(0, SHOWN_ROWS);
  const clashes = judged.come.slice(0, SHOWN_CLASHES);
  const slotIds = [
    ...shown.flatMap(({ slotId, copyOf }) => slotId ?? copyOf ?? []),
    ...clashes.flatMap(slotsOf).filter((id) => judged.sources.get(id) === undefined),
    ...[...judged.sources.values()].flatMap(({ copyOf }) => copyOf ?? []),
  ];
  const sessionIds = changes.flatMap(({ slotId, sessionId }) => (slotId ? [] : (sessionId ?? [])));
  const speakers = clashes.flatMap((one) => (one.kind === "person-overlap" ? one.speakerId : []));
  const [cards, people] = await Promise.all([
    readCards(reader, { organisationId, editionId }, slotIds, sessionIds),
    reader.speaker.findMany({
      where: { organisationId, editionId, id: { in: speakers } },
      select: { id: true, fullName: true },
    }),
  ]);
  const sessions = new Map(cards.sessions.map((session) => [session.id, session]));
  const slots = new Map(cards.slots.map((slot) => [slot.id, slot]));
  const rooms = new Map(facts.rooms.map(({ id, name }) => [id, name]));
  const names = new Map(people.map(({ id, fullName }) => [id, fullName]));
  const called = ({ slotId, sessionId, copyOf }: Pick<Change, "slotId" | "sessionId" | "copyOf">) => {
    const slot = slots.get(slotId ?? copyOf ?? "");
    const session = sessions.get(sessionId ?? slot?.sessionId ?? "");
    return {
      kind: session ? ("session" as const) : (slot?.kind ?? ("break" as const)),
      number: session?.number ?? null,
      title: session?.title ?? slot?.title ?? null,
    };
  };
  const nameOf = (id: string | undefined) =>
    called(judged.sources.get(id ?? "") ?? { slotId: id ?? null, sessionId: null, copyOf: null });
  const place = ({ roomId, start, end }: Place): ShownPlace => ({
    ...{ start: new Date(start).toISOString(), end: new Date(end).toISOString() },
    room: roomId === null ? null : (rooms.get(roomId) ?? null),
  });
  return {
    rows: shown.map(
      (change): ShownChange => ({
        ...called(change),
        before: change.before && place(change.before),
        after: place(change.after),
      }),
    ),
    count: changes.length,
    clashes: clashes.map((finding): ShownClash => {
      // The card that moves comes first: it is what somebody is looking at.
      const [one, other] = slotsOf(finding).sort(
        (first, second) => Number(judged.moving.has(second)) - Number(judged.moving.has(first)),
      );
      const [mine, theirs] = [nameOf(one), nameOf(other)];
      return {
        kind: finding.kind,
        ...{ number: mine.number, title: mine.title },
        ...{ otherNumber: theirs.number, otherTitle: theirs.title },
        person: finding.kind === "person-overlap" ? (names.get(finding.speakerId) ?? null) : null,
      };
    }),
    clashCount: judged.come.length,
    solved: judged.gone,
  };
}

/** What is odd then and not now, and how much of what is odd now is not then. */
function judge(changes: readonly Change[], facts: ArrangeFacts, timeZone: string) {
  const waiting = new Map(facts.waiting.map(({ id, people }) => [id, people]));
  const then = arranged(facts.slots, changes, (id) => waiting.get(id) ?? []);
  const findings = (slots: typeof then) =>
    listFindings({ ...facts, slots, timeZone }).filter((finding) => !isAccepted(finding));
  const key = (finding: Finding) => JSON.stringify(finding);
  const [now, after] = [findings(facts.slots), findings(then)];
  const [known, left] = [new Set(now.map(key)), new Set(after.map(key))];
  const sources = new Map(changes.flatMap((change, at) => (change.slotId ? [] : [[newSlotId(at), change]])));
  return {
    come: after.filter((finding) => !known.has(key(finding))),
    gone: now.filter((finding) => !left.has(key(finding))).length,
    sources,
    moving: new Set(changes.map(({ slotId }, at) => slotId ?? newSlotId(at))),
  };
}

const slotsOf = (finding: Finding): string[] =>
  "slotIds" in finding ? [...finding.slotIds] : [finding.slotId];

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Finding, findOverlaps, isAccepted, listFindings, stopsRelease } from "./findings";
import { type Acceptance, MOST_OVERLAPS, type SlotFacts } from "./overlaps";

const rooms = [
  { id: "aula", shared: false, opensMinute: 540, closesMinute: 1_080 },
  { id: "foyer", shared: true, opensMinute: null, closesMinute: null },
  { id: "night", shared: false, opensMinute: 1_200, closesMinute: 1_560 },
];
const at = (time: string) => Date.parse(`2027-10-08T${time}:00+02:00`);
let count = 0;
function slot(from: string, until: string, change: Partial<SlotFacts> = {}): SlotFacts {
  count += 1;
  return {
    id: `slot-${count}`,
    kind: "session",
    sessionId: `session-${count}`,
    roomId: "aula",
    start: at(from),
    end: at(until),
    people: [],
    ...change,
  };
}
const kinds = (found: Finding[]) => found.map((finding) => finding.kind);

describe("overlaps", () => {
  test.each([
    ["touching", slot("09:00", "10:00"), slot("10:00", "11:00"), []],
    ["by one minute", slot("09:00", "10:01"), slot("10:00", "11:00"), ["room-overlap"]],
    ["inside", slot("09:00", "12:00"), slot("10:00", "11:00"), ["room-overlap"]],
    ["the same time", slot("09:00", "10:00"), slot("09:00", "10:00"), ["room-overlap"]],
    ["no time at all", slot("09:30", "09:30"), slot("09:00", "10:00"), []],
    [
      "a break in the room",
      slot("09:00", "10:00", { kind: "break" }),
      slot("09:30", "11:00"),
      ["room-overlap"],
    ],
    ["a blocker", slot("09:00", "10:00", { kind: "blocker" }), slot("09:30", "11:00"), ["room-overlap"]],
    [
      "a break for all rooms",
      slot("09:00", "10:00", { kind: "break", roomId: null }),
      slot("09:30", "11:00"),
      ["during-break"],
    ],
    [
      "a shared room",
      slot("09:00", "10:00", { roomId: "foyer" }),
      slot("09:00", "10:00", { roomId: "foyer" }),
      [],
    ],
    [
      "a person in two rooms",
      slot("09:00", "10:00", { people: ["ada"] }),
      slot("09:59", "11:00", { roomId: "foyer", people: ["ada", "eva"] }),
      ["person-overlap"],
    ],
    [
      "a person who touches",
      slot("09:00", "10:00", { people: ["ada"] }),
      slot("10:00", "11:00", { roomId: "foyer", people: ["ada"] }),
      [],
    ],
    [
      "somebody twice in one session",
      slot("09:00", "10:00", { people: ["ada", "ada"] }),
      slot("10:00", "11:00"),
      [],
    ],
    [
      "no room on both",
      slot("09:00", "10:00", { roomId: null }),
      slot("09:00", "10:00", { roomId: null }),
      [],
    ],
  ] as const)("%s", (_name, one, other, expected) => {
    expect(kinds(findOverlaps([one, other], rooms))).toEqual(expected);
    expect(kinds(findOverlaps([other, one], rooms))).toEqual(expected);
  });

  test("only rooms and people in two places stop a release", () => {
    const all = findOverlaps(
      [
        slot("09:00", "10:00", { people: ["ada"] }),
        slot("09:00", "10:00", { people: ["ada"] }),
        slot("09:00", "10:00", { kind: "break", roomId: null }),
      ],
      rooms,
    );
    expect(all.filter(stopsRelease).map((finding) => finding.kind)).toEqual([
      "room-overlap",
      "person-overlap",
    ]);
    expect(all).toHaveLength(4);
  });

  test("what was accepted stops no release, and is still told", () => {
    const both = () => slot("09:00", "10:00", { people: ["ada"] });
    const [one, other] = [both(), both()];
    const accept = (kind: "room" | "person", who: string): Acceptance => ({
      id: who,
      kind,
      slotIds: [one.id, other.id],
      who,
      start: at("09:00"),
      end: at("10:00"),
      why: "streamed",
      acceptedById: null,
      acceptedAt: new Date(0),
    });
    const found = (...acceptances: Acceptance[]) =>
      findOverlaps([one, other], rooms, acceptances).map((finding) => [
        finding.kind,
        isAccepted(finding),
        stopsRelease(finding),
      ]);
    expect(found(accept("room", "aula"))).toEqual([
      ["room-overlap", true, false],
      ["person-overlap", false, true],
    ]);
    expect(found(accept("person", "ada"))).toEqual([
      ["room-overlap", false, true],
      ["person-overlap", true, false],
    ]);
  });

  test("breaks are found in whatever order they are given, days apart", () => {
    const day = 86_400_000;
    const later = (one: SlotFacts, days: number) => ({
      ...one,
      start: one.start + days * day,
      end: one.end + days * day,
    });
    const pause = slot("12:00", "13:00", { kind: "break", roomId: null });
    const talk = slot("12:30", "14:00");
    const pauses = [later({ ...pause, id: "late" }, 9), pause];
    const talks = [later({ ...talk, id: "late-talk", roomId: "night" }, 9), talk];
    expect(findOverlaps([...pauses, ...talks], rooms)).toEqual([
      { kind: "during-break", slotIds: [pause.id, talk.id] },
      { kind: "during-break", slotIds: ["late", "late-talk"] },
    ]);
  });

  test("what lasts no time is not during a break, and of many that are the first are told", () => {
    const pause = slot("12:00", "13:00", { kind: "break", roomId: null });
    expect(findOverlaps([pause, slot("12:30", "12:30")], rooms)).toEqual([]);
    const many = Array.from({ length: MOST_OVERLAPS + 1 }, () => slot("12:00", "13:00", { roomId: null }));
    expect(findOverlaps([pause, ...many], rooms)).toHaveLength(MOST_OVERLAPS);
  });

  test("agree with comparing everything with everything", () => {
    const anySlot = fc.record({
      start: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 0, max: 12 }),
      room: fc.constantFrom("aula", "foyer", "night", null),
      people: fc.subarray(["ada", "eva", "ugo"]),
      kind: fc.constantFrom("session" as const, "break" as const, "blocker" as const),
    });
    fc.assert(
      fc.property(fc.array(anySlot, { maxLength: 20 }), (rows) => {
        const slots: SlotFacts[] = rows.map((row, index) => ({
          id: String(index),
          kind: row.kind,
          sessionId: null,
          roomId: row.room,
          start: row.start,
          end: row.start + row.length,
          people: row.people,
        }));
        const expected = new Set<string>();
        for (const one of slots)
          for (const other of slots) {
            if (Number(one.id) >= Number(other.id)) continue;
            const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
            if (common <= 0) continue;
            const pair = `${one.id}+${other.id}`;
            if (one.roomId && one.roomId === other.roomId && one.roomId !== "foyer")
              expected.add(`room ${pair}`);
            for (const person of one.people)
              if (other.people.includes(person)) expected.add(`${person} ${pair}`);
            const allRooms = (slot: SlotFacts) => slot.kind === "break" && slot.roomId === null;
            if ((allRooms(one) && other.kind === "session") || (allRooms(other) && one.kind === "session"))
              expected.add(`break ${pair}`);
          }
        const found = findOverlaps(slots, rooms).map((finding) => {
          if (!("slotIds" in finding)) return "";
          const pair = [...finding.slotIds].sort((a, b) => Number(a) - Number(b)).join("+");
          if (finding.kind === "room-overlap") return `room ${pair}`;
          return finding.kind === "person-overlap" ? `${finding.speakerId} ${pair}` : `break ${pair}`;
        });
        expect(found).toHaveLength(new Set(found).size);
        expect(new Set(found)).toEqual(expected);
      }),
    );
  });

  test("of a thousand sessions on top of each other the first overlaps are told", () => {
    const many = (together: boolean): SlotFacts[] =>
      Array.from({ length: 1_000 }, (_, index) => ({
        id: String(index),
        kind: "session",
        sessionId: String(index),
        roomId: `room-${index % 20}`,
        start: together ? 0 : Math.floor(index / 20) * 60,
        end: together ? 60 : Math.floor(index / 20) * 60 + 60,
        people: [`person-${index % 400}`],
      }));
    expect(findOverlaps(many(false), [])).toEqual([]);
    expect(findOverlaps(many(true), []).length).toBe(2 * MOST_OVERLAPS);
  });
});

describe("warnings", () => {
  const facts = { rooms, acceptances: [], timeZone: "Europe/Rome" };

  test("a room's hours are for sessions, and a room nobody knows has none", () => {
    const warned = (change: Partial<SlotFacts>) =>
      kinds(listFindings({ ...facts, slots: [slot("08:00", "08:30", change)] }));
    expect(warned({})).toEqual(["outside-room-hours"]);
    expect(warned({ kind: "blocker" })).toEqual([]);
    expect(warned({ roomId: "gone" })).toEqual([]);
  });

  test("a break needs no room, and no session one where there are none", () => {
    const warned = (change: Partial<SlotFacts>, known: typeof rooms) =>
      kinds(
        listFindings({
          ...facts,
          rooms: known,
          slots: [slot("09:00", "10:00", { roomId: null, ...change })],
        }),
      );
    expect(warned({}, rooms)).toEqual(["room-missing"]);
    expect(warned({ kind: "break" }, rooms)).toEqual([]);
    expect(warned({}, [])).toEqual([]);
  });
});

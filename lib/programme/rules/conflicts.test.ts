import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Conflict, findOverlaps, isBlocking, isOutsideHours, listConflicts } from "./conflicts";
import { MOST_OVERLAPS, type PlacedSlot } from "./overlaps";

const rooms = [
  { id: "aula", shared: false, opensMinute: 540, closesMinute: 1_080 },
  { id: "foyer", shared: true, opensMinute: null, closesMinute: null },
  { id: "night", shared: false, opensMinute: 1_200, closesMinute: 1_560 },
];
const at = (time: string) => Date.parse(`2027-10-08T${time}:00+02:00`);
let count = 0;
function slot(from: string, until: string, change: Partial<PlacedSlot> = {}): PlacedSlot {
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
const kinds = (found: Conflict[]) => found.map((conflict) => conflict.kind);

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
    expect(all.filter(isBlocking).map((conflict) => conflict.kind)).toEqual([
      "room-overlap",
      "person-overlap",
    ]);
    expect(all).toHaveLength(4);
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
        const slots: PlacedSlot[] = rows.map((row, index) => ({
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
            const allRooms = (slot: PlacedSlot) => slot.kind === "break" && slot.roomId === null;
            if ((allRooms(one) && other.kind === "session") || (allRooms(other) && one.kind === "session"))
              expected.add(`break ${pair}`);
          }
        const found = findOverlaps(slots, rooms).map((conflict) => {
          if (!("slotIds" in conflict)) return "";
          const pair = [...conflict.slotIds].sort((a, b) => Number(a) - Number(b)).join("+");
          if (conflict.kind === "room-overlap") return `room ${pair}`;
          return conflict.kind === "person-overlap" ? `${conflict.speakerId} ${pair}` : `break ${pair}`;
        });
        expect(found).toHaveLength(new Set(found).size);
        expect(new Set(found)).toEqual(expected);
      }),
    );
  });

  test("of a thousand sessions on top of each other the first overlaps are told", () => {
    const many = (together: boolean): PlacedSlot[] =>
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
  const facts = { rooms, sessions: [], acceptances: [], timeZone: "Europe/Rome", languages: ["en"] };

  test.each([
    ["within", "09:00", "18:00", "aula", false],
    ["a minute early", "08:59", "09:30", "aula", true],
    ["a minute late", "17:30", "18:01", "aula", true],
    ["after midnight is the same night", "23:30", "23:59", "night", false],
    ["always open", "04:00", "05:00", "foyer", false],
  ])("room hours: %s", (_name, from, until, roomId, expected) => {
    const room = rooms.find((candidate) => candidate.id === roomId);
    if (!room) throw new Error("no room");
    expect(isOutsideHours({ start: at(from), end: at(until) }, room, "Europe/Rome")).toBe(expected);
  });

  test("02:00 belongs to the night before", () => {
    const start = Date.parse("2027-10-09T01:00:00+02:00");
    expect(isOutsideHours({ start, end: start + 3_600_000 }, rooms[2] as never, "Europe/Rome")).toBe(false);
    expect(isOutsideHours({ start, end: start + 7_200_000 }, rooms[2] as never, "Europe/Rome")).toBe(true);
  });

  test("are read from the clock: in the night that has an hour more a party until half past two is not too long", () => {
    const night = { opensMinute: null, closesMinute: 27 * 60 };
    const start = Date.parse("2027-10-30T23:00:00Z");
    const hours = (count: number) => ({ start, end: start + count * 3_600_000 });
    expect(isOutsideHours(hours(2.5), night, "Europe/Rome")).toBe(false);
    expect(isOutsideHours(hours(3.5), night, "Europe/Rome")).toBe(true);
  });

  test("a session without a room, and a title without its translation", () => {
    const found = listConflicts({
      ...facts,
      languages: ["en", "fr"],
      slots: [slot("09:00", "10:00", { roomId: null })],
      sessions: [
        { id: "one", title: { en: "Only English" } },
        { id: "two", title: { en: "Both", fr: "Les deux" } },
      ],
    });
    expect(found).toMatchObject([
      { kind: "room-missing" },
      { kind: "translation-missing", sessionId: "one", languages: ["fr"] },
    ]);
  });
});

import { describe, expect, test } from "vitest";
import { daysSpan } from "@/lib/platform/dates/days-span";
import {
  consecutiveDays,
  editionPhase,
  isOpenByHand,
  isOver,
  isSettled,
  isTaking,
  isToCome,
  mayBeRegistered,
  nextEdition,
  PHASES,
  type Phase,
  type PhaseFacts,
} from "./phases";

const edition: PhaseFacts = {
  publishedAt: new Date("2027-01-01T00:00:00Z"),
  archivedAt: null,
  cancelledAt: null,
  registrationOpensAt: new Date("2027-05-01T08:00:00Z"),
  registrationClosesAt: new Date("2027-09-30T22:00:00Z"),
  timeZone: "Europe/Rome",
  days: [
    { date: "2027-10-08", startsAt: "2027-10-08T07:00:00Z", endsAt: null },
    { date: new Date("2027-10-09T00:00:00Z"), startsAt: null, endsAt: null },
  ],
  full: false,
};

test.each([
  ["before it opens", {}, "2027-04-30T00:00:00Z", false],
  ["once it has opened", {}, "2027-05-01T08:00:00Z", true],
  ["after the last day", {}, "2027-12-01T00:00:00Z", true],
  ["cancelled", { cancelledAt: new Date() }, "2027-06-01T00:00:00Z", true],
  ["never opened", { registrationOpensAt: null }, "2027-12-01T00:00:00Z", false],
  ["in the archive", { archivedAt: new Date() }, "2027-12-01T00:00:00Z", false],
])("whether a visitor may be registered: %s", (_name, change, at, expected) => {
  expect(mayBeRegistered({ ...edition, ...change }, new Date(at))).toBe(expected);
});

describe("the phase of an edition", () => {
  test.each([
    ["before registration opens", {}, "2027-04-30T00:00:00Z", "announced"],
    ["the moment it opens", {}, "2027-05-01T08:00:00Z", "open"],
    ["no place left", { full: true }, "2027-06-01T00:00:00Z", "full"],
    ["the last second", {}, "2027-09-30T21:59:59.999Z", "open"],
    ["the moment it closes", {}, "2027-09-30T22:00:00Z", "closed"],
    ["closed although full", { full: true }, "2027-10-01T00:00:00Z", "closed"],
    ["the first day begins", {}, "2027-10-08T07:00:00Z", "running"],
    ["the night of the last day", {}, "2027-10-10T01:59:59Z", "running"],
    ["04:00 after the last day", {}, "2027-10-10T02:00:00Z", "past"],
    ["archived", { archivedAt: new Date() }, "2027-10-11T00:00:00Z", "archived"],
    [
      "cancelled wins over all",
      { archivedAt: new Date(), cancelledAt: new Date() },
      "2027-06-01T00:00:00Z",
      "cancelled",
    ],
    ["not published", { publishedAt: null }, "2027-06-01T00:00:00Z", "draft"],
    ["not published, over", { publishedAt: null }, "2028-01-01T00:00:00Z", "draft"],
    [
      "no window",
      { registrationOpensAt: null, registrationClosesAt: null },
      "2027-06-01T00:00:00Z",
      "announced",
    ],
    ["no closing time", { registrationClosesAt: null }, "2027-10-08T06:59:59Z", "open"],
    ["no days yet", { days: [] }, "2028-06-01T00:00:00Z", "closed"],
  ] as const)("%s", (_name, change, now, phase) => {
    expect(editionPhase({ ...edition, ...change }, new Date(now))).toBe(phase);
  });

  test("is the same by the texts that a kept page holds of its instants", () => {
    const kept: PhaseFacts = {
      ...edition,
      registrationOpensAt: "2027-05-01T08:00:00.000Z",
      registrationClosesAt: "2027-09-30T22:00:00.000Z",
    };
    const phases = ["2027-05-01T07:59:59Z", "2027-05-01T08:00:00Z", "2027-09-30T22:00:00Z"].map((now) =>
      editionPhase(kept, new Date(now)),
    );
    expect(phases).toEqual(["announced", "open", "closed"]);
    expect(mayBeRegistered(kept, new Date("2027-05-01T07:59:59Z"))).toBe(false);
    expect(mayBeRegistered(kept, new Date("2027-05-01T08:00:00Z"))).toBe(true);
  });

  test("a zone of quarter hours", () => {
    const span = daysSpan([{ date: "2027-10-08", startsAt: null, endsAt: null }], "Asia/Kathmandu");
    expect(span?.start.toISOString()).toBe("2027-10-07T22:15:00.000Z");
    expect(span?.end.toISOString()).toBe("2027-10-08T22:15:00.000Z");
  });

  test("days follow each other over a change of clocks", () => {
    expect(consecutiveDays("2027-03-27", 3).map((day) => day.toISOString().slice(0, 10))).toEqual([
      "2027-03-27",
      "2027-03-28",
      "2027-03-29",
    ]);
  });
});

test.each([
  [["past", "archived", "cancelled"], null],
  [["announced", "open"], "1"],
  [["open", "announced"], "0"],
  [["announced", "running", "past"], "1"],
] satisfies Array<[Phase[], string | null]>)("of %j the next edition is %s", (phases, next) => {
  const editions = phases.map((phase, index) => ({
    slug: String(index),
    phase,
    startsAt: phase === "announced" ? null : `2027-0${index + 1}-01`,
  }));
  expect(nextEdition(editions)?.slug ?? null).toBe(next);
});

/** What the pages and commands say of each phase; typed by hand. */
const MEANS: ReadonlyArray<[Phase, ...boolean[]]> = [
  // phase, somebody may register, may be added by hand, is to come, is over, is settled
  ["cancelled", false, false, false, false, true],
  ["archived", false, false, false, true, true],
  ["past", false, true, false, true, true],
  ["running", false, true, false, false, false],
  ["closed", false, true, true, false, false],
  ["full", true, true, true, false, false],
  ["open", true, true, true, false, false],
  ["announced", false, true, true, false, false],
  ["draft", false, true, false, false, false],
];

test.each(MEANS)("what %s means", (phase, ...meant) => {
  expect([isTaking, isOpenByHand, isToCome, isOver, isSettled].map((asked) => asked(phase))).toEqual(meant);
});

test("every phase has a row", () => {
  expect(MEANS.map(([phase]) => phase)).toEqual([...PHASES]);
});

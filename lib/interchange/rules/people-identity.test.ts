import { describe, expect, test } from "vitest";
import { currentSession, EMPTY, GUID, OPTIONS, OTHER } from "../fixtures/programme";
import { scheduleFile, type TestEvent } from "../fixtures/schedule";
import type { CurrentProgramme } from "../schema/current-programme";
import type { PeopleChoices } from "../schema/import-plan";
import { planImport } from "./plan-import";

const DAY = "2027-05-03";
const person = (id: number | null, name = "Ada Prova"): TestEvent["people"] => [[id, name]];
const talk = (title: string, people: TestEvent["people"], more: TestEvent = {}): TestEvent => ({
  title,
  people: people ?? [],
  ...more,
});
const plan = (
  events: TestEvent[],
  choice: { people?: PeopleChoices; current?: Partial<CurrentProgramme>; generator?: string } = {},
) =>
  planImport(
    scheduleFile({ [DAY]: { Hall: events } }, { generator: choice.generator ?? "frab" }),
    { ...EMPTY, ...choice.current },
    { ...OPTIONS, people: choice.people ?? {} },
  );
const speaker = (number: number, sourceId: string | null, fullName = "Ada Prova") => ({
  id: `p${number}`,
  number,
  sourceId,
  fullName,
  affiliation: "",
  biography: {},
  version: 1,
});
const parts = [0, 1, 2, 3, 4, 5].map((part) => talk(`Part ${part}`, person(100 + part)));

describe("one name under many ids", () => {
  test("is one person, in every session, and the plan says so", () => {
    const made = plan(parts);
    expect(made.newSpeakers.map(({ name, id }) => [name, id])).toEqual([["Ada Prova", "100"]]);
    expect(made.sessions.map((session) => session.content.people)).toEqual(parts.map(() => ["id:100"]));
    expect(made.guesses).toMatchObject([
      { key: "ada prova", names: ["Ada Prova"], reason: "same-name", one: true, chosen: false, open: true },
    ]);
    expect(made.guesses[0]?.ids).toHaveLength(6);
  });

  test("is as many people as the organiser says, and answering as proposed is no other plan", () => {
    const apart = plan(parts, { people: { "ada prova": "apart" } });
    expect(apart.newSpeakers).toHaveLength(6);
    expect(apart.guesses).toMatchObject([{ one: false, chosen: true }]);
    expect(plan(parts, { people: { "ada prova": "one" } })).toEqual(plan(parts));
  });

  test.each<[string, TestEvent[], string]>([
    [
      "both in one session",
      [
        talk("A", [
          [1, "Ada Prova"],
          [2, "Ada Prova"],
        ]),
      ],
      "same-session",
    ],
    [
      "two places at one time",
      [
        talk("A", person(1), { start: "09:00", duration: "01:00" }),
        talk("B", person(2), { start: "09:30", duration: "01:00" }),
      ],
      "same-time",
    ],
    [
      "different biographies",
      [
        talk("A", [], { raw: '<persons><person id="1" biography="Bakes.">Ada Prova</person></persons>' }),
        talk("B", [], { raw: '<persons><person id="2" biography="Sails.">Ada Prova</person></persons>' }),
      ],
      "biographies-differ",
    ],
  ])("%s keeps them apart, and the organiser can join them", (_name, events, reason) => {
    const made = plan(events);
    expect(made.newSpeakers).toHaveLength(2);
    expect(made.guesses).toMatchObject([{ reason, one: false }]);
    expect(plan(events, { people: { "ada prova": "one" } }).newSpeakers).toHaveLength(1);
  });

  test("our own numbers tell people apart", () => {
    const made = plan(parts.slice(0, 2), { generator: "Convivio" });
    expect(made.newSpeakers).toHaveLength(2);
    expect(made.guesses).toMatchObject([{ reason: "own-numbers", one: false }]);
  });
});

describe("the next version of a file", () => {
  test("keeps apart who was made as different people", () => {
    const speakers = [speaker(1, "1"), speaker(2, "2")];
    const made = plan([talk("A", person(1)), talk("B", person(2))], { current: { speakers } });
    expect(made.newSpeakers).toEqual([]);
    expect(made.guesses).toMatchObject([{ reason: "known-apart", one: false }]);
  });

  test("keeps as one who was joined, also against what speaks for two", () => {
    const events = [
      talk("A", person(1), { guid: GUID, start: "09:00", duration: "01:00" }),
      talk("B", person(2), { guid: OTHER, start: "09:30", duration: "01:00" }),
    ];
    const people = [{ speakerId: "p1", role: "speaker" }];
    const current = {
      speakers: [speaker(1, "1")],
      sessions: [
        currentSession({ id: "s1", guid: GUID, title: { en: "A" }, people }),
        currentSession({ id: "s2", guid: OTHER, number: 2, sourceId: "8", title: { en: "B" }, people }),
      ],
    };
    const made = plan(events, { current });
    expect(made.newSpeakers).toEqual([]);
    expect(made.guesses).toMatchObject([{ reason: "known-one", one: true }]);
    expect(made.sessions.flatMap((session) => session.changes)).toEqual([]);
  });

  test("a name that two people of the edition share is whom the session names, not a third", () => {
    const current = {
      speakers: [speaker(1, "1"), speaker(2, "2")],
      sessions: [currentSession({ people: [{ speakerId: "p2", role: "speaker" }], title: { en: "A" } })],
    };
    const made = plan([talk("A", person(null), { guid: GUID })], { current });
    expect(made.newSpeakers).toEqual([]);
    expect(made.sessions[0]?.changes).toEqual([]);
  });
});

test("somebody taken for a person of the edition by the name alone is listed, and may be another", () => {
  const current = { speakers: [speaker(1, "9")] };
  const made = plan([talk("A", person(1))], { current });
  expect(made.newSpeakers).toEqual([]);
  expect(made.guesses).toMatchObject([{ key: "here:ada prova", reason: "here-by-name", one: true }]);
  const other = plan([talk("A", person(1))], { current, people: { "here:ada prova": "apart" } });
  expect(other.newSpeakers).toHaveLength(1);
});

test("names without ids are counted, and spellings of one id are listed", () => {
  const made = plan([
    talk("A", [
      [null, "Bo Berg"],
      [1, "Ada Prova"],
    ]),
    talk("B", [
      [null, "Bo Berg"],
      [1, "ADA PROVA"],
    ]),
  ]);
  expect(made.nameOnly).toBe(1);
  expect(made.guesses).toMatchObject([{ key: "ada prova", reason: "same-id", open: false }]);
});

test("a name that is a word of the language is a name like any other", () => {
  const made = plan([talk("A", person(1, "Constructor")), talk("B", person(2, "constructor"))]);
  expect(made.guesses).toMatchObject([{ key: "constructor", one: true, chosen: false }]);
});

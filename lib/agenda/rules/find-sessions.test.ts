import { expect, test } from "vitest";
import { findableSessions, findSessions, NO_FILTER, readFilter, writeFilter } from "./find-sessions";

const programme = {
  themes: [
    { id: "one", number: 1 },
    { id: "two", number: 2 },
  ],
  rooms: [
    { id: "r1", address: "aula-nord" },
    { id: "r2", address: "cortile" },
  ],
  slots: [
    { sessionId: "1", roomId: "r1" },
    { sessionId: null, roomId: "r2" },
  ],
  sessions: [
    {
      id: "1",
      title: { text: "Élan coopératif" },
      abstract: null,
      kind: "workshop",
      themeId: "one",
      languages: ["it"],
      interpretations: [{ toLanguage: "en" }, { toLanguage: "en" }],
      people: [{ fullName: "Zoë Muster" }],
    },
    {
      id: "2",
      title: { text: "Measuring" },
      abstract: { text: "What counts, and who decides" },
      kind: "panel",
      themeId: "two",
      languages: ["fr"],
      interpretations: [],
      people: [],
    },
  ],
};
// Made in each test: what throws while a file is loaded fails none of its tests.
const findable = () => findableSessions(programme);

test.each([
  [{}, ["1", "2"]],
  [{ words: "elan" }, ["1"]],
  [{ words: "zoe COOP" }, ["1"]],
  [{ words: "counts decides" }, ["2"]],
  [{ words: "counts zoe" }, []],
  [{ theme: "2" }, ["2"]],
  [{ language: "en" }, ["1"]],
  [{ kind: "panel", room: "aula-nord" }, []],
  [{ kind: "workshop", room: "aula-nord" }, ["1"]],
  [{ room: "cortile" }, []],
])("%j finds %j", (filter, expected) => {
  expect(findSessions(findable(), { ...NO_FILTER, ...filter }).map((session) => session.id)).toEqual(
    expected,
  );
});

test("a filter goes through an address and comes back", () => {
  const filter = { words: "village shop & more", theme: "2", room: "", kind: "", language: "fr" };
  const address = writeFilter(filter);
  expect(address).toBe("q=village+shop+%26+more&theme=2&language=fr");
  const parameters = new URLSearchParams(address);
  expect(readFilter((name) => parameters.get(name))).toEqual(filter);
  expect(writeFilter(NO_FILTER)).toBe("");
});

test("a session is searched by title, text and names, and filtered by what it is, where it is and what is heard", () => {
  expect(findable()).toEqual([
    {
      id: "1",
      kind: "workshop",
      themeNumber: 1,
      rooms: ["aula-nord"],
      languages: ["it", "en"],
      words: "elan cooperatif zoe muster",
    },
    {
      id: "2",
      kind: "panel",
      themeNumber: 2,
      rooms: [],
      languages: ["fr"],
      words: "measuring what counts and who decides",
    },
  ]);
  const slots = ["r2", null, "gone", "r1"].map((roomId) => ({ sessionId: "2", roomId }));
  const moved = findableSessions({ ...programme, themes: [], slots });
  expect(moved.map(({ themeNumber, rooms }) => [themeNumber, rooms])).toEqual([
    [null, []],
    [null, ["cortile", "aula-nord"]],
  ]);
});

test("an address is read as far as a filter is long, and words without the blanks around them", () => {
  expect(readFilter(() => null)).toEqual({ words: "", theme: "", room: "", kind: "", language: "" });
  expect(readFilter((name) => name.repeat(100))).toEqual({
    words: "q".repeat(100),
    theme: "theme".repeat(20),
    room: "room".repeat(25),
    kind: "kind".repeat(25),
    language: `${"language".repeat(12)}lang`,
  });
  expect(writeFilter({ ...NO_FILTER, words: "  bread " })).toBe("q=bread");
  expect(writeFilter({ ...NO_FILTER, words: "  " })).toBe("");
  expect(writeFilter({ words: "a", theme: "1", room: "r", kind: "k", language: "it" })).toBe(
    "q=a&theme=1&room=r&kind=k&language=it",
  );
});

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
const sessions = findableSessions(programme);

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
  expect(findSessions(sessions, { ...NO_FILTER, ...filter }).map((session) => session.id)).toEqual(expected);
});

test("a filter goes through an address and comes back", () => {
  const filter = { words: "village shop & more", theme: "2", room: "", kind: "", language: "fr" };
  const address = writeFilter(filter);
  expect(address).toBe("q=village+shop+%26+more&theme=2&language=fr");
  const parameters = new URLSearchParams(address);
  expect(readFilter((name) => parameters.get(name))).toEqual(filter);
  expect(writeFilter(NO_FILTER)).toBe("");
});

import { expect, test } from "vitest";
import { findSessions } from "./find-sessions";

const base = {
  abstract: null,
  kind: "workshop",
  themeNumber: 1,
  roomIds: ["a"],
  languages: ["it", "en"],
  people: [] as string[],
};
const sessions = [
  { ...base, id: "1", title: { text: "Élan coopératif" }, people: ["Zoë Muster"] },
  {
    ...base,
    id: "2",
    title: { text: "Measuring" },
    abstract: { text: "What counts, and who decides" },
    themeNumber: 2,
    kind: "panel",
    languages: ["fr"],
  },
];
const any = { words: "", theme: "", room: "", kind: "", language: "" };

test.each([
  [{}, ["1", "2"]],
  [{ words: "elan" }, ["1"]],
  [{ words: "zoe COOP" }, ["1"]],
  [{ words: "counts decides" }, ["2"]],
  [{ words: "counts zoe" }, []],
  [{ theme: "2" }, ["2"]],
  [{ language: "en" }, ["1"]],
  [{ kind: "panel", room: "a" }, ["2"]],
  [{ room: "b" }, []],
])("%j finds %j", (filter, expected) => {
  expect(findSessions(sessions, { ...any, ...filter })).toEqual(expected);
});

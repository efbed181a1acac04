import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { findSessions, NO_FILTER } from "./find-sessions";
import { asFindable, buildSearchIndex } from "./search-index";

const WORDS =
  "village shop impact bus riders members care work table kitchen number street robot board".split(" ");
const sentence = (seed: number, length: number) =>
  Array.from(
    { length },
    (_, index) => `${WORDS[(seed * 7 + index * index) % WORDS.length]}${(seed * 31 + index) % 97}`,
  ).join(" ");

function programme(count: number, abstractWords: number) {
  const rooms = Array.from({ length: 12 }, (_, index) => ({
    id: `r${index}`,
    name: `Aula ${index}`,
    address: `aula-${index}`,
  }));
  const sessions = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    address: `${index + 1}-${sentence(index, 4).replaceAll(" ", "-")}`,
    title: { text: sentence(index, 6), lang: null },
    abstract: { text: sentence(index + 5, abstractWords) },
    kind: "workshop",
    themeId: `t${index % 5}`,
    cancelled: false,
    languages: ["en"],
    interpretations: [{ toLanguage: "fr" }],
    people: [{ fullName: `Ada ${sentence(index, 1)}` }, { fullName: `Émile ${sentence(index + 3, 1)}` }],
  }));
  return {
    rooms,
    sessions,
    themes: Array.from({ length: 5 }, (_, index) => ({ id: `t${index}`, number: index + 1, colour: "pine" })),
    slots: sessions.map((session, index) => {
      const startsAt = new Date(Date.UTC(2027, 4, 6 + (index % 4), 7, 15 * (index % 30))).toISOString();
      return {
        sessionId: session.id,
        roomId: `r${index % 12}`,
        startsAt,
        endsAt: startsAt,
        day: startsAt.slice(0, 10),
      };
    }),
  };
}

test("a thousand sessions load in at most 60 kB", () => {
  const index = buildSearchIndex(programme(1000, 80));
  expect(index).toHaveLength(1000);
  expect(gzipSync(JSON.stringify(index)).length).toBeLessThanOrEqual(60_000);
  expect(gzipSync(JSON.stringify(buildSearchIndex(programme(150, 80)))).length).toBeLessThanOrEqual(60_000);
});

test("finds by title, name, and text where there is room for it", () => {
  const small = buildSearchIndex(programme(20, 12)).map(asFindable);
  const found = (words: string) => findSessions(small, { ...NO_FILTER, words }).map((row) => row.address);
  const [first] = small;
  expect(found(first?.title ?? "")).toEqual([first?.address]);
  expect(found("EMILE").length).toBe(20);
  expect(findSessions(small, { ...NO_FILTER, room: "aula-3" }).length).toBeGreaterThan(0);
  expect(first?.more.split(" ").length).toBeGreaterThan(8);
  expect(first?.places[0]).toMatchObject({ day: "2027-05-06", room: "Aula 0" });
});

test("a row says where and when, in which room by name and address, and what a session is", () => {
  const session = {
    address: "1-bread",
    title: { text: "Bread", lang: "en" },
    abstract: { text: "Salt and salt" },
    kind: "talk",
    themeId: "food",
    cancelled: true,
    languages: ["en"],
    interpretations: [{ toLanguage: "it" }],
    people: [{ fullName: "Zoë Muster" }],
  };
  const bare = { ...session, title: { text: "Salt", lang: null }, abstract: null, people: [] };
  const slot = (sessionId: string | null, roomId: string | null, hour: string) => ({
    sessionId,
    roomId,
    startsAt: `2027-05-06T${hour}:00:00Z`,
    endsAt: `2027-05-06T${hour}:45:00Z`,
    day: "2027-05-06",
  });
  const rows = buildSearchIndex({
    sessions: [
      { ...session, id: "bread" },
      { ...bare, id: "salt", address: "2-salt", themeId: null, cancelled: false },
      { ...bare, id: "oil", address: "3-oil", themeId: "gone" },
    ],
    themes: [{ id: "food", number: 2, colour: "pine" }],
    rooms: [
      { id: "a", name: "Aula Nord", address: "aula-nord" },
      { id: "c", name: "Cortile", address: "cortile" },
    ],
    slots: [
      slot("bread", "a", "09"),
      slot(null, "c", "10"),
      slot("bread", "c", "11"),
      slot("bread", "a", "14"),
      slot("salt", null, "15"),
    ],
  });
  const at = (hour: string, room: string) => ({
    startsAt: `2027-05-06T${hour}:00:00Z`,
    endsAt: `2027-05-06T${hour}:45:00Z`,
    day: "2027-05-06",
    room,
  });
  expect(rows[0]).toEqual({
    address: "1-bread",
    title: "Bread",
    lang: "en",
    kind: "talk",
    themeNumber: 2,
    colour: "pine",
    cancelled: true,
    rooms: ["aula-nord", "cortile"],
    languages: ["en", "it"],
    more: "salt and zoe muster",
    places: [at("09", "Aula Nord"), at("11", "Cortile"), at("14", "Aula Nord")],
  });
  expect(rows[1]).toMatchObject({ themeNumber: null, colour: "all", rooms: [], more: "" });
  expect(rows[1]?.places).toEqual([at("15", "")]);
  expect(rows[2]).toMatchObject({ themeNumber: null, colour: "all", places: [] });
  expect(rows.map(asFindable).map(({ id, words }) => [id, words])).toEqual([
    ["1-bread", "bread salt and zoe muster"],
    ["2-salt", "salt "],
    ["3-oil", "salt "],
  ]);
});

test.each([
  ["up to a hundred thousand characters", 50_000, "one two"],
  ["not with one more", 50_001, ""],
])("texts of sessions are searched %s", (_name, length, expected) => {
  const [first, second] = programme(2, 1).sessions;
  if (!first || !second) throw new Error("no sessions");
  const sessions = [
    { ...first, people: [], abstract: { text: "one two".padEnd(50_000) } },
    { ...second, people: [], abstract: { text: "x".repeat(length) } },
  ];
  expect(buildSearchIndex({ ...programme(0, 1), sessions })[0]?.more).toBe(expected);
});

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

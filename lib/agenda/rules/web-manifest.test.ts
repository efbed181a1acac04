import { expect, test } from "vitest";
import type { Phase } from "@/lib/editions/rules/phases";
import { editionOfNow, writeManifest } from "./web-manifest";

const at = (slug: string, phase: Phase, startsAt: string | null) => ({ slug, phase, startsAt });

test.each<[string, Array<ReturnType<typeof at>>, string | null]>([
  ["the one that runs", [at("a", "past", "2025"), at("b", "running", "2026"), at("c", "open", "2027")], "b"],
  ["else the next", [at("d", "announced", "2028"), at("c", "full", "2027"), at("a", "past", "2026")], "c"],
  ["one without days after those with", [at("c", "announced", null), at("b", "closed", "2027")], "b"],
  [
    "else the last that was",
    [at("a", "archived", "2024"), at("b", "past", "2026"), at("c", "past", "2025")],
    "b",
  ],
  ["none that is cancelled", [at("a", "cancelled", "2027")], null],
  ["none of none", [], null],
])("who opens a school means %s", (_, editions, meant) => {
  expect(editionOfNow(editions)?.slug ?? null).toBe(meant);
});

test("a manifest has the school's own identity, and names without what only helps to break them", () => {
  const read = JSON.parse(
    writeManifest({
      ...{ id: "/schools/s", name: "Genossen\u00adschafts\u00adschule für ganz Norditalien", language: "de" },
      start: "/de/schools/s/2027/agenda",
      shortcuts: [{ name: "Pro\u00adgramm", path: "/de/schools/s/2027/agenda" }],
    }),
  );
  expect(read).toMatchObject({
    ...{ id: "/schools/s", scope: "/", display: "standalone", lang: "de" },
    ...{ name: "Genossenschaftsschule für ganz Norditalien", short_name: "Genossenschaftsschule für ganz" },
    start_url: "/de/schools/s/2027/agenda",
    shortcuts: [{ name: "Programm", url: "/de/schools/s/2027/agenda" }],
  });
  expect(read.icons.map(({ sizes, purpose }: Record<string, string>) => `${sizes} ${purpose}`)).toEqual([
    "any any",
    "192x192 any",
    "512x512 any",
    "512x512 maskable",
  ]);
});

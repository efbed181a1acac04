import { describe, expect, test } from "vitest";
import type { TableReadingOptions } from "../schema/session-table";
import { readAnyFile, scheduleOf } from "./read-any-file";
import { parseYaml } from "./yaml-tree";

const OPTIONS: TableReadingOptions = { targets: null, remembered: {}, order: "day-first" };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

async function eventsOf(text: string) {
  const read = await readAnyFile(bytes(text), OPTIONS);
  const file = read.ok ? scheduleOf(read.value) : null;
  if (!file) throw new Error(JSON.stringify(read));
  return file.events.map(({ at, title, day, start, duration, room, people }) => ({
    line: at.line,
    title,
    day,
    start,
    duration,
    room,
    people: people.map(({ name, affiliation }) => `${name}/${affiliation ?? ""}`),
  }));
}

test("a time above several sessions is theirs, and what they say themselves counts before it", async () => {
  const list = [
    "year: 2027",
    "schedule:",
    '  - time: "9:30"',
    "    room: Hall",
    "    talks:",
    "      - title: Bread # and more",
    "        author: Ada Neri, Bo Lund - Forno",
    "        duration: 1 ora e 15 min",
    "      - title: 'Salt: ''a'' history'",
    "        room: Kitchen",
    "        duration: 45 min",
    "  - time: 11.00",
    "    talks:",
    "      - title: >-",
    "          Rice and",
    "          water",
    "        description: |",
    "          First.",
    "",
    "          Second.",
  ].join("\n");
  expect(await eventsOf(list)).toEqual([
    {
      ...{ line: 6, title: "Bread", day: null, start: "09:30", duration: "75", room: "Hall" },
      people: ["Ada Neri/Forno", "Bo Lund/Forno"],
    },
    {
      ...{ line: 9, title: "Salt: 'a' history", day: null, start: "09:30", duration: "45", room: "Kitchen" },
      people: [],
    },
    { line: 14, title: "Rice and water", day: null, start: "11:00", duration: null, room: null, people: [] },
  ]);
});

test("days are keys, people are lists, and the conference's own title is no session", async () => {
  const list = [
    "title: A conference",
    "room: Main hall",
    "days:",
    "  2027-05-03:",
    "    - {Title: Bread, start: 9:00, speakers: [{name: Ada Neri, organisation: Forno}, {name: Bo Lund, title: Dr}]}",
    "    - {title: Salt, start: 10:00, speakers: [Cy Roth, Di Lamm]}",
    "  4 May 2027:",
    "    - {title: Rice, start: 9:00, speakers: ~}",
  ].join("\n");
  expect(await eventsOf(list)).toMatchObject([
    {
      title: "Bread",
      day: "2027-05-03",
      start: "09:00",
      room: "Main hall",
      people: ["Ada Neri/Forno", "Bo Lund/"],
    },
    { title: "Salt", day: "2027-05-03", start: "10:00", people: ["Cy Roth/", "Di Lamm/"] },
    { title: "Rice", day: "2027-05-04", start: "09:00", people: [] },
  ]);
});

test("several documents are one list, and words that mean something elsewhere are texts", async () => {
  const list = ["---", "- title: no", "  start: 9:30", "---", "- title: 'null'", "- title: 012", "..."].join(
    "\n",
  );
  expect(await eventsOf(list)).toMatchObject([
    { title: "no", start: "09:30" },
    { title: "null" },
    { title: "012" },
  ]);
});

test("a list without titles says which columns it has, so that one can be said", async () => {
  const read = await readAnyFile(bytes("- thema: Brot\n  wo: Saal\n- thema: Salz\n"), OPTIONS);
  expect(read).toMatchObject({
    value: { table: { columns: [{ heading: "thema" }, { heading: "wo" }], read: { refusal: "no-title" } } },
  });
});

test.each([
  ["a mapping of settings", "name: Day\nrooms:\n  - Hall\n  - Kitchen\n", "no-title"],
  ["a list of words", "---\n- Hall\n- Kitchen\n", "unknown-format"],
])("%s is no programme", async (_, text, why) => {
  const read = await readAnyFile(bytes(text), OPTIONS);
  if (read.ok) expect(read.value.table?.read).toMatchObject({ refusal: why });
  else expect(read).toMatchObject({ reason: why, detail: { looks: "yaml" } });
});

describe("what is not well-formed, or written to do harm", () => {
  const bomb = [
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
    ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(10)}]`),
    "talks:\n  - title: Bread",
  ].join("\n");
  test.each([
    ["a tab before a key", "- title: Bread\n\tstart: 9:30\n", { reason: "not-yaml", detail: { line: 2 } }],
    [
      "a key that stands twice",
      "- title: Bread\n  title: Salt\n",
      { reason: "not-yaml", detail: { line: 2 } },
    ],
    ["a quotation mark that is not closed", "- title: 'Bread\n- title: Salt\n", { reason: "not-yaml" }],
    ["an alias of nothing", "- title: *bread\n", { reason: "not-yaml" }],
    ["aliases of aliases", bomb, { reason: "too-much" }],
    ["an alias within itself", "- &a\n  title: Bread\n  more: [*a]\n", { reason: "too-deep" }],
    ["lists within lists", `title: ${"[".repeat(60)}${"]".repeat(60)}\n`, { reason: "too-deep" }],
    ["lists within lists beyond any stack", `title: ${"[".repeat(250_000)}`, {}],
    ["dashes behind dashes", `title: Bread\nmore:\n  ${"- ".repeat(120_000)}x\n`, {}],
    ["more than is read", `- title: ${"x".repeat(300_000)}\n`, { reason: "too-large" }],
  ])("%s is refused, and holds nobody up", (_, text, refusal) => {
    const began = performance.now();
    expect(parseYaml(text)).toMatchObject({ ok: false, ...refusal });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test("as many keys and aliases as a file can have hold nobody up", () => {
    const began = performance.now();
    const keys = Array.from({ length: 36_000 }, (_, at) => `${at}:`).join("\n");
    const aliases = `- &a x\n${"- *a\n".repeat(50_000)}`;
    expect(parseYaml(keys).ok).toBe(true);
    expect(parseYaml(aliases).ok).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test("tags and keys of programs do nothing", async () => {
    const list = [
      "- title: !!js/function 'function () {}'",
      "  __proto__: {start: 9:00}",
      "  start: !!int 10:00",
    ];
    expect(await eventsOf(list.join("\n"))).toMatchObject([{ title: "function () {}", start: "10:00" }]);
  });
});

import { expect, test } from "vitest";
import { costOf } from "@/prisma/testing/cost";
import { FILE_LIMITS } from "../schema/schedule-file";
import { readSchedule } from "./read-schedule";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSchedule(bytes(text));

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="frab" version="0.7"/>
  <version>Draft 3</version>
  <conference>
    <acronym>ravenna</acronym>
    <title>Ravenna meeting</title>
    <time_zone_name>Europe/Rome</time_zone_name>
  </conference>
  <day date="2027-05-03" index="1">
    <room name="Sala Verde">
      <event id="7" guid="0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01">
        <date>2027-05-03T09:30:00+02:00</date><start>09:30</start><duration>01:00</duration>
        <room>Sala Rossa</room><title>Bread &amp; roses 🌹</title><language>it, en</language>
        <track>Food</track><type>workshop</type>
        <abstract><![CDATA[<p>Baking <b>together</b></p>]]></abstract><subtitle/>
        <persons><person id="3">Ada Fornaio</person><person>Bo</person></persons>
        <links><link href="https://bread.example/">Recipes</link></links>
      </event>
    </room>
    <room name="Cortile"/>
    <event><title>Welcome</title><start>09:00</start></event>
  </day>
</schedule>`;

const JSON_FILE = `{"schedule": {"version": "2", "conference": {"acronym": "ravenna", "title": "Ravenna meeting",
 "rooms": [{"name": "Sala Verde", "capacity": 60}, {"name": "Cortile"}],
 "days": [{"index": 1, "date": "2027-05-03", "rooms": {"Sala Verde": [
  {"id": 7, "guid": "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01", "title": "Bread & roses 🌹", "start": "09:30",
   "persons": [{"id": 3, "public_name": "Ada Fornaio", "biography": "Bakes."}, "Bo"], "links": [{"url": "https://bread.example/"}]}]}}]}}}`;

test("an XML schedule with events under a room and directly under a day", () => {
  const result = read(XML);
  if (!result.ok) throw new Error(result.reason);
  const { events, ...file } = result.value;
  expect(file).toMatchObject({
    format: "frab-xml",
    own: false,
    title: "Ravenna meeting",
    acronym: "ravenna",
    version: "Draft 3",
    timeZone: "Europe/Rome",
    days: ["2027-05-03"],
    rooms: [
      { name: "Sala Verde", capacity: null },
      { name: "Cortile", capacity: null },
    ],
  });
  expect(events).toHaveLength(2);
  expect(events[0]).toMatchObject({
    at: { line: 12, column: 7 },
    id: "7",
    room: "Sala Verde",
    ownRoom: "Sala Rossa",
    title: "Bread & roses 🌹",
    abstract: "<p>Baking <b>together</b></p>",
    subtitle: null,
    people: [
      { id: "3", name: "Ada Fornaio" },
      { id: null, name: "Bo" },
    ],
    links: [{ url: "https://bread.example/", title: "Recipes" }],
  });
  expect(events[1]).toMatchObject({ at: { line: 22, column: 5 }, room: null, guid: null, date: null });
});

test("a JSON schedule, ids as numbers, people as texts", () => {
  const result = read(JSON_FILE);
  if (!result.ok) throw new Error(result.reason);
  expect(result.value.rooms).toMatchObject([
    { name: "Sala Verde", capacity: 60 },
    { name: "Cortile", capacity: null },
  ]);
  expect(result.value.events[0]).toMatchObject({
    at: { line: 4, column: 3 },
    id: "7",
    title: "Bread & roses 🌹",
    people: [
      { id: "3", name: "Ada Fornaio", biography: "Bakes." },
      { id: null, name: "Bo", biography: null },
    ],
    links: [{ url: "https://bread.example/", title: "https://bread.example/" }],
  });
});

test("the same file in other encodings and with other line ends reads the same", () => {
  const expected = read(XML);
  const utf16 = (big: boolean) => {
    const buffer = Buffer.from(`\uFEFF${XML.replace("UTF-8", "UTF-16")}`, "utf16le");
    return new Uint8Array(big ? buffer.swap16() : buffer);
  };
  expect(readSchedule(bytes(`\uFEFF${XML}`))).toEqual(expected);
  expect(read(XML.replaceAll("\n", "\r\n"))).toEqual(expected);
  expect(readSchedule(utf16(false))).toEqual(expected);
  expect(readSchedule(utf16(true))).toEqual(expected);
});

test("a declared Latin encoding is read as such", () => {
  const latin =
    '<?xml version="1.0" encoding="ISO-8859-1"?><schedule><day><event><title>Così</title></event></day></schedule>';
  const result = readSchedule(new Uint8Array(Buffer.from(latin, "latin1")));
  expect(result.ok && result.value.events[0]?.title).toBe("Così");
});

test("what is not well-formed is refused with line and column, also after an emoji", () => {
  const conflict = XML.replace('<room name="Cortile"/>', '<<<<<<< HEAD\n<room name="Cortile"/>');
  expect(read(conflict)).toEqual({ ok: false, reason: "not-xml", detail: { line: 21, column: 5 } });
  expect(read(JSON_FILE.replace('"start": "09:30",', '"start": "09:30"'))).toEqual({
    ok: false,
    reason: "not-json",
    detail: { line: 5, column: 4 },
  });
});

const LAUGHS = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<schedule>&b;</schedule>`;
const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

test.each([
  ["nothing", "", "empty"],
  ["white space", " \n\t ", "empty"],
  ["a web page", "<html><body>Schedule</body></html>", "no-schedule"],
  ["a feed", '{"items": []}', "no-schedule"],
  ["a billion laughs", LAUGHS, "doctype"],
  ["an external entity", '<!-- x --><!DOCTYPE s SYSTEM "file:///etc/passwd"><schedule/>', "doctype"],
  ["an undefined entity", "<schedule>&nbsp;</schedule>", "not-xml"],
  ["elements a hundred thousand deep", deep("<a>", "</a>", 100_000), "too-deep"],
  ["elements a little too deep", `<schedule>${deep("<a>", "</a>", 60)}</schedule>`, "too-deep"],
  ["lists a hundred thousand deep", `{"schedule":${deep("[", "]", 100_000)}}`, "too-deep"],
  [
    "a hundred thousand attributes",
    `<schedule ${Array.from({ length: 100_000 }, (_, index) => `a${index}="x"`).join(" ")}/>`,
    "too-much",
  ],
  ["a million elements", `<schedule>${"<a/>".repeat(1_000_000)}</schedule>`, "too-much"],
  ["a million values", `{"days":[${"0,".repeat(1_000_000)}0]}`, "too-much"],
  [
    "too many events",
    `<schedule><day>${"<event/>".repeat(FILE_LIMITS.events + 1)}</day></schedule>`,
    "too-much",
  ],
  ["a NUL in a text", "<schedule><day>\u0000</day></schedule>", "not-xml"],
  ["half a document", XML.slice(0, 400), "not-xml"],
  ["a prolog made to run for ever", `${"<?a ?>".repeat(50_000)}<schedule`, "not-xml"],
])("%s is refused quickly", (_name, text, reason) => {
  const cost = costOf(() => expect(read(text)).toMatchObject({ ok: false, reason }));
  expect(cost).toBeLessThan(2_000);
});

test("bytes that are not the encoding they claim to be are refused, never replaced", () => {
  const broken = bytes(XML);
  broken[600] = 0xff;
  expect(readSchedule(broken)).toMatchObject({ ok: false, reason: "encoding" });
  expect(read(XML.replace("UTF-8", "EBCDIC-CP-US"))).toEqual({
    ok: false,
    reason: "encoding",
    detail: { encoding: "ebcdic-cp-us" },
  });
});

test("50 MB are refused before they are read", () => {
  expect(readSchedule(new Uint8Array(50 * 1024 * 1024))).toMatchObject({ ok: false, reason: "too-large" });
});

test("keys of prototypes are only keys", () => {
  const result = read(
    '{"__proto__": {"x": 1}, "constructor": 2, "schedule": {"conference": {"days": [{"rooms": {"__proto__": [{"title": "A"}]}}]}}}',
  );
  expect(result.ok && result.value.events[0]).toMatchObject({ title: "A", room: "__proto__" });
  expect(({} as { x?: number }).x).toBeUndefined();
});

const V2 = (top: boolean) => {
  const lists = `"events": [
   {"guid": "0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01", "code": "AB", "type": "TALK", "title": "Hello", "subtitle": null,
    "start": "2027-05-06T10:00:00+02:00", "end": "2027-05-06T10:30:00+02:00", "room": {"guid": "r1"}, "track": {"slug": "food"},
    "language": "it", "abstract": {"en": "One", "it": "Uno"}, "participants": [{"guid": "p1", "name": "Ada Prova"}],
    "links": [{"url": "https://a.example", "title": "A"}]}],
  "persons": [{"guid": "p1", "name": "Ada Prova", "biography": "Bakes."}]`;
  return `{"$schema": "https://c3voc.de/schedule/schema2.json", ${top ? `${lists}, ` : ""}"schedule": {"version": "1",
  "conference": {"title": "Demo", "time_zone_name": "Europe/Rome", "rooms": [{"guid": "r1", "name": "Hall", "capacity": 40}],
   "tracks": [{"slug": "food", "name": "Food"}], "days": [{"index": 1, "date": "2027-05-06"}]}${top ? "" : `, ${lists}`}}}`;
};

test.each([true, false])("a version 2 JSON schedule, its lists at the top: %s", (top) => {
  const result = read(V2(top));
  if (!result.ok) throw new Error(result.reason);
  expect(result.value).toMatchObject({
    format: "c3voc-json-2",
    tracks: ["Food"],
    rooms: [{ name: "Hall", capacity: 40 }],
  });
  expect(result.value.events).toMatchObject([
    {
      id: "AB",
      title: "Hello",
      abstract: "Uno",
      date: "2027-05-06T10:00:00+02:00",
      duration: "PT30M",
      room: "Hall",
      track: "Food",
      people: [{ id: "p1", name: "Ada Prova", biography: "Bakes." }],
      links: [{ url: "https://a.example", title: "A" }],
    },
  ]);
  expect(result.value.notRead.filter((one) => one.why !== "derived").map((one) => one.path)).toEqual([
    "event/abstract/en",
  ]);
});

test.each([
  ["a YAML list", "- title: Bread\n  start: 09:00\n- title: Soup\n", "unknown-format", "yaml"],
  ["a YAML file", "---\nname: Day\nrooms:\n  - Hall\n", "unknown-format", "yaml"],
  ["a table", "title;start\nBread;09:00", "unknown-format", "csv"],
  ["prose", "We meet at nine.\nBring bread.\n", "unknown-format", "text"],
  ["a web page", "<!DOCTYPE html><html><body>Schedule</body></html>", "no-schedule", "html"],
  ["a saved page", "<!-- saved from -->\n<!DOCTYPE html><html><br></html>", "no-schedule", "html"],
  [
    "an XHTML page",
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd"><html/>',
    "no-schedule",
    "html",
  ],
  ["a proxy's error", "<center><h1>502 Bad Gateway</h1></center><hr>nginx", "no-schedule", "html"],
  ["a news feed", "<rss version='2.0'><channel/></rss>", "no-schedule", "feed"],
  ["other XML", "<pentabarf><event/></pentabarf>", "no-schedule", "xml"],
  [
    "pretalx",
    '{"schedule": {"2027-05-03": {"540": [{"submission_type": {"en": "Talk"}}]}}}',
    "no-schedule",
    "pretalx",
  ],
  ["linked data", '{"@context": "https://schema.org", "@type": "Event"}', "no-schedule", "jsonld"],
  ["other JSON", '{"items": []}', "no-schedule", "json"],
  ["a list", '[{"title": "Bread"}]', "no-schedule", "json"],
])("%s is told by what it looks like", (_name, text, reason, looks) => {
  expect(read(text)).toMatchObject({ ok: false, reason, detail: { looks } });
});

test("files that are no text are told by their first bytes, tables in Latin as tables", () => {
  const looks = (...parts: Array<string | number[]>) => {
    const result = readSchedule(
      new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string)))),
    );
    return result.ok ? null : result.detail?.looks;
  };
  expect(looks([0x50, 0x4b, 3, 4], "xl/workbook.xml")).toBe("spreadsheet");
  expect(looks([0x50, 0x4b, 3, 4], "schedule.xml")).toBe("archive");
  expect(looks("%PDF-1.7")).toBe("pdf");
  expect(looks([0x89], "PNG")).toBe("image");
  expect(readSchedule(new Uint8Array(Buffer.from("città;ora\nCosì;9", "latin1")))).toMatchObject({
    reason: "unknown-format",
    detail: { looks: "csv" },
  });
});

test.each([
  ["<schedule><version>1</version><items><item>Bread</item></items></schedule>", "items (1)"],
  [
    '{"schedule": {"conference": {"title": "D", "days": [{"date": "2027-05-03", "slots": [{"what": "Bread"}]}]}}}',
    "day/slots (1)",
  ],
])("a file that holds something and no event is refused: %#", (text, holds) => {
  expect(read(text)).toEqual({ ok: false, reason: "no-events", detail: { holds } });
});

test("a schedule that is truly empty is a schedule", () => {
  expect(
    read('<schedule><conference><title>D</title></conference><day date="2027-05-03"/></schedule>').ok,
  ).toBe(true);
});

const manyTracks = (count: number) =>
  `<schedule><day date="2027-05-03">\n${Array.from({ length: count }, (_, n) => `<event><title>T${n}</title><track>Track ${n}</track></event>`).join("\n")}</day></schedule>`;

test("a hundred tracks are read; too many are counted, with the limit and the line", () => {
  expect(read(manyTracks(110)).ok).toBe(true);
  expect(read(manyTracks(FILE_LIMITS.tracks + 3))).toEqual({
    ok: false,
    reason: "too-much",
    detail: {
      what: "tracks",
      count: FILE_LIMITS.tracks + 3,
      most: FILE_LIMITS.tracks,
      line: FILE_LIMITS.tracks + 2,
    },
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY, OPTIONS, planOf } from "@/lib/interchange/fixtures/programme";
import { scheduleFile, type TestEvent } from "@/lib/interchange/fixtures/schedule";
import { planImport } from "@/lib/interchange/rules/plan-import";

/** One value of many kinds or nothing at all, as files of twenty systems have them. */
const maybe = (...values: string[]) =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.string({ unit: "grapheme-composite", maxLength: 20 }),
    fc.constant(undefined),
  );
const oddEvent = fc.record({
  guid: maybe("0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e01", "{0B6F4A58-6B5A-4E0C-9F0E-6B9A2D1C7E02}", "12", ""),
  id: maybe("1", "1", "2", "0", "-7"),
  title: maybe("Soup", "Bread", "", "x".repeat(143), "x".repeat(301)),
  date: maybe("2027-05-03T09:00:00+02:00", "2027-05-03T07:00:00Z", "2027-05-03", "2027-13-40", "soon"),
  start: maybe("09:00", "9:05", "02:30", "25:00", "late"),
  duration: maybe("00:30", "00:00", "08:00", "1:00:00", "99:00", "-1"),
  language: maybe("de", "de, en", "deutsch", "??"),
  room: maybe("Hall", "Garden", ""),
  track: maybe("Care", "-", "None"),
  abstract: maybe("<p>Soup<img src=x onerror=alert(1)><script>1</script></p>", "**Soup**", "&amp;&lt;"),
  people: fc.array(
    fc.tuple(
      fc.constantFrom("1", "2", null),
      fc.constantFrom("Ada Esempio", "ADA ESEMPIO", "Bo Esempio", " "),
    ),
    { maxLength: 13 },
  ),
});

/** The record without what is not said: an element that is not there. */
function written(event: Record<string, unknown>): TestEvent {
  const clean = (value: unknown) =>
    typeof value === "string"
      ? value.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      : value;
  return Object.fromEntries(
    Object.entries(event)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        key === "guid" || key === "id" ? String(clean(value)).replace(/["<&]/g, "") : clean(value),
      ]),
  ) as TestEvent;
}

describe("whatever a file holds", () => {
  test("what goes in comes out or is listed with its reason and its line, and reading it again plans the same", () => {
    fc.assert(
      fc.property(
        fc.array(oddEvent, { maxLength: 12 }),
        fc.constantFrom("Europe/Rome", "Asia/Kathmandu"),
        (events, zone) => {
          const file = scheduleFile(
            { "2027-05-03": { Hall: events.slice(0, 6).map(written), "": events.slice(6).map(written) } },
            { zone },
          );
          const current = { ...EMPTY, timeZone: zone };
          const plan = planImport(file, current, OPTIONS);
          const { counts } = plan;
          expect(counts.events).toBe(events.length);
          expect(counts.taken + counts.refused).toBe(counts.events);
          expect(plan.refused.every(({ at, reason }) => at.line > 1 && reason)).toBe(true);
          expect(plan.sessions.every(({ title }) => title.trim() !== "" && title.length <= 300)).toBe(true);
          expect(JSON.stringify(plan)).not.toMatch(/<script|<img|onerror/);
          expect(planImport(file, current, OPTIONS)).toEqual(plan);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test("thirteen people in one session, one title of 143 characters, an event without people", () => {
  const people = Array.from({ length: 13 }, (_, index): [number, string] => [index, `Person ${index}`]);
  const made = planOf([
    { title: "x".repeat(143), people, language: "de, en" },
    { title: "Nobody yet", start: "09:00", duration: "00:30" },
  ]);
  expect(made.counts).toMatchObject({ taken: 2, refused: 0 });
  expect(made.sessions[0]?.content).toMatchObject({ languages: ["de", "en"] });
  expect(made.sessions[0]?.content.people).toHaveLength(13);
  expect(made.newSpeakers).toHaveLength(13);
});

test("two events with one id and different guids are two sessions", () => {
  const guid = (end: string) => `0b6f4a58-6b5a-4e0c-9f0e-6b9a2d1c7e0${end}`;
  const made = planOf([
    { id: 5, guid: guid("1"), title: "Soup", start: "09:00", duration: "00:30" },
    { id: 5, guid: guid("2"), title: "Bread", start: "10:00", duration: "00:30" },
  ]);
  expect(made.counts).toMatchObject({ sessions: 2, new: 2 });
});

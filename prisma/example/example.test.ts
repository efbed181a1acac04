import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOf, localDate, localTime, programmeDay } from "@/lib/platform/dates/zones";
import { registrationWindow, times, upcomingDays } from "./calendar";
import * as milan from "./milan/edition";
import {
  PRACTICES as MILAN_PRACTICES,
  SESSIONS as MILAN_SESSIONS,
  THEMES as MILAN_THEMES,
} from "./milan/programme";
import { FIGURES, RECAP } from "./milan/recap";
import { type ExampleSession, WRITTEN_IN } from "./shape";
import { ACCESS, QUESTIONS } from "./upcoming/access";
import { CATEGORIES, QUOTAS } from "./upcoming/categories";
import * as upcoming from "./upcoming/edition";
import { INTERPRETERS, PEOPLE } from "./upcoming/people";
import { PRACTICES } from "./upcoming/practices";
import { BREAKS, ROOMS } from "./upcoming/rooms";
import { SESSIONS } from "./upcoming/sessions";
import { THEMES } from "./upcoming/themes";

const zone = upcoming.EDITION.timeZone;
const NOW = new Date("2026-11-24T10:00:00Z");
const days = upcomingDays(NOW, zone);

interface Taken {
  what: string;
  who: string;
  startsAt: Date;
  endsAt: Date;
}

/** Pairs that share somebody or some room at the same time; touching is not overlapping. */
function overlaps(taken: Taken[]): string[] {
  return taken.flatMap((one, index) =>
    taken
      .slice(index + 1)
      .filter((other) => one.who === other.who && one.what !== other.what)
      .filter((other) => one.startsAt < other.endsAt && other.startsAt < one.endsAt)
      .map((other) => `${one.who}: ${one.what} and ${other.what}`),
  );
}

function placed(session: ExampleSession) {
  if (!session.at) throw new Error(`Session ${session.number} has no time`);
  return { at: session.at, ...times(session.at, days, zone) };
}

describe("the upcoming example", () => {
  test("has no room in two sessions at once, and no session in a break", () => {
    const pauses = BREAKS.flatMap((pause) =>
      ROOMS.map((room) => ({ what: pause.title.en, who: room.name, ...times(pause, days, zone) })),
    );
    const sessions = SESSIONS.map((session) => {
      const { at, startsAt, endsAt } = placed(session);
      return { what: session.title.en, who: at.room, startsAt, endsAt };
    });
    expect(overlaps([...pauses, ...sessions])).toEqual([]);
  });

  test("has nobody in two places at once, interpreters too", () => {
    const taken = SESSIONS.flatMap((session) => {
      const { startsAt, endsAt } = placed(session);
      const names = new Set([
        ...session.people.map((person) => person.name),
        ...session.interpretation.flatMap(([, , , name]) => (name ? [name] : [])),
      ]);
      return [...names].map((who) => ({ what: session.title.en, who, startsAt, endsAt }));
    });
    expect(overlaps(taken)).toEqual([]);
  });

  test("an overlap would be found", () => {
    const [startsAt, endsAt, later] = ["08:00", "09:00", "08:30"].map((t) => new Date(`2027-01-01T${t}Z`));
    if (!startsAt || !endsAt || !later) throw new Error();
    const one = { what: "a", who: "Ada", startsAt, endsAt };
    expect(overlaps([one, { ...one, what: "b", startsAt: later }])).toHaveLength(1);
    expect(overlaps([one, { ...one, what: "b", startsAt: endsAt, endsAt: new Date(9e15 / 1000) }])).toEqual(
      [],
    );
  });

  test("every time ends after it begins and belongs to its own day (04:00 to 04:00)", () => {
    for (const session of SESSIONS) {
      const { at, startsAt, endsAt } = placed(session);
      expect(startsAt < endsAt).toBe(true);
      expect(programmeDay(startsAt, zone)).toBe(days[at.day]);
      expect(programmeDay(new Date(endsAt.getTime() - 1), zone)).toBe(days[at.day]);
    }
  });

  test("begins on a Thursday about four months ahead, open now, whatever the day it is made", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2024-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
        (now) => {
          const [first, second] = upcomingDays(now, zone);
          expect(new Date(`${first}T12:00Z`).getUTCDay()).toBe(4);
          expect((Date.parse(second) - Date.parse(first)) / 86_400_000).toBe(1);
          const ahead = (Date.parse(first) - now.getTime()) / 86_400_000;
          expect(ahead).toBeGreaterThan(115);
          expect(ahead).toBeLessThan(132);
          const { opens, closes } = registrationWindow(now, first, zone);
          expect(opens < now && now < closes).toBe(true);
          for (const session of SESSIONS) {
            if (!session.at) continue;
            // Throws for a time the clocks skip or show twice.
            const { startsAt } = times(session.at, [first, second], zone);
            expect(localTime(startsAt, zone)).toBe(session.at.from);
            expect(localDate(startsAt, zone)).toBe([first, second][session.at.day]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a skipped time would be refused", () => {
    expect(instantOf("2027-03-28", "02:30", zone).ok).toBe(false);
    expect(() => times({ day: 0, from: "02:30", to: "03:30" }, ["2027-03-28"], zone)).toThrow(
      /no plain time/,
    );
  });

  test("names only people, rooms and themes that are there, and interprets with people of the session", () => {
    const names = [...PEOPLE, ...INTERPRETERS].map((person) => person.fullName);
    expect(new Set(names).size).toBe(names.length);
    const rooms = ROOMS.map((room) => room.name);
    for (const session of SESSIONS) {
      for (const person of session.people) expect(names).toContain(person.name);
      for (const [from, , , name] of session.interpretation) {
        expect(session.languages).toContain(from);
        if (name) expect(session.people).toContainEqual({ name, role: "interpreter" });
      }
      if (session.theme) expect(THEMES[session.theme - 1]).toBeDefined();
      if (session.at) expect(rooms).toContain(session.at.room);
    }
    expect(SESSIONS.map((session) => session.number)).toEqual(SESSIONS.map((_, index) => index + 1));
    const inProgramme = new Set(SESSIONS.flatMap((session) => session.people.map((person) => person.name)));
    expect(names.filter((name) => !inProgramme.has(name))).toEqual([]);
  });

  test("is rich enough to show every kind", () => {
    expect(new Set(SESSIONS.map((session) => session.kind)).size).toBe(7);
    expect(new Set(SESSIONS.flatMap((s) => s.interpretation.map(([, , mode]) => mode))).size).toBe(3);
    expect(SESSIONS.length).toBeGreaterThanOrEqual(20);
    expect(PEOPLE).toHaveLength(16);
  });

  test("abstracts are complete in English, French and Italian; some are missing in Spanish and German", () => {
    for (const { abstract } of SESSIONS) {
      for (const language of ["en", "fr", "it"] as const) expect(abstract[language]).toBeTruthy();
    }
    for (const language of ["es", "de"] as const) {
      const missing = SESSIONS.filter((session) => !session.abstract[language]).length;
      expect(missing).toBeGreaterThan(1);
      expect(missing).toBeLessThan(SESSIONS.length / 2);
    }
  });

  test("quotas named by categories are there", () => {
    const keys = QUOTAS.map((quota) => quota.key);
    for (const category of CATEGORIES) for (const key of category.quotas ?? []) expect(keys).toContain(key);
  });
});

describe("both examples", () => {
  const complete: Record<string, unknown> = {
    milan: [milan.SCHOOL, milan.EDITION, MILAN_THEMES, MILAN_SESSIONS, MILAN_PRACTICES, RECAP, FIGURES],
    upcoming: [
      upcoming.SCHOOL,
      upcoming.EDITION,
      THEMES,
      PRACTICES,
      ACCESS,
      QUESTIONS,
      CATEGORIES,
      QUOTAS,
      ROOMS,
    ],
    titles: SESSIONS.map((session) => session.title),
  };

  test.each(Object.entries(complete))(
    "%s: each text that is there is there in all languages the examples have",
    (_name, data) => {
      const gaps: string[] = [];
      const visit = (value: unknown, path: string) => {
        if (typeof value !== "object" || value === null) return;
        if ("en" in value) {
          const texts = value as Record<string, string>;
          for (const language of WRITTEN_IN) if (!texts[language]?.trim()) gaps.push(`${path} ${language}`);
          return;
        }
        for (const [key, entry] of Object.entries(value)) visit(entry, `${path}.${key}`);
      };
      visit(data, "");
      expect(gaps).toEqual([]);
    },
  );

  test("Milan invents no time, room, person or film", () => {
    for (const session of MILAN_SESSIONS as ExampleSession[]) {
      expect(session.at).toBeUndefined();
      expect(session.people).toEqual([]);
    }
    expect(RECAP).not.toHaveProperty("videoUrl");
  });

  test("addresses of invented people and bodies lead to example.org only", () => {
    const text = JSON.stringify([upcoming, PRACTICES, PEOPLE, ACCESS, ROOMS]);
    const addresses = text.match(/[\w.]+@[\w.]+\w|https?:\/\/[\w.]+\w/g) ?? [];
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.endsWith("example.org"))).toEqual([]);
  });
});

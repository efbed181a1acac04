import { describe, expect, test } from "vitest";
import { HISTORY_ACTS, HISTORY_KINDS, type HistoryAct } from "@/lib/audit/schema";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import type { HistoryWords } from "./history-words";
import { withoutIsolates } from "./isolated";
import { changesOf, type HistoryLine, sentenceOf } from "./sentence";

const wordsOf = (language: string): HistoryWords => ({
  t: translator(language, "desk-history"),
  fields: translator(language, "desk-fields"),
  states: translator(language, "desk-registrations"),
  site: translator(language, "site"),
  mails: { "lost-link": translator(language, "emails")("lost-link.name") },
  language,
  languages: ["en"],
  timeZone: "Europe/Rome",
});

const line = (act: string, some: Partial<HistoryLine> = {}): HistoryLine => ({
  id: "1",
  actorKind: "login",
  actor: "Ada",
  act,
  objectKind: "registration",
  name: "Bruno",
  edition: { en: "Bologna 2027" },
  editionId: "2",
  createdAt: new Date("2027-01-01T10:00:00Z"),
  values: [],
  ...some,
});

const toldIn = (entry: HistoryLine, language = "en") => withoutIsolates(sentenceOf(entry, wordsOf(language)));

const VALUES: Partial<Record<HistoryAct, HistoryLine["values"]>> = {
  confirm: [{ field: "state", before: "pending", after: "confirmed" }],
  "set-capacity": [{ field: "capacity", before: 250, after: null }],
  "change-role": [{ field: "role", before: "editor", after: "owner" }],
  "send-mailing": [{ field: "told", before: null, after: 3 }],
};

describe.each(LOCALES)("in %s", (language) => {
  test.each(HISTORY_ACTS)("%s is filled in with all it can have, and a count of one and of many", (act) => {
    const moment = "2027-03-01T10:00:00.000Z";
    const fields = ["state", "capacity", "category", "mode", "email", "message", "name", "tag", "member"];
    const told = [...fields, "role", "until", "todo"].map((field) => ({
      ...{ field, before: field === "capacity" ? 3 : moment, after: field === "capacity" ? 4 : moment },
    }));
    for (const count of [0, 1, 5])
      for (const kind of ["registration", "speaker", "mailing", "todo"]) {
        const counted = ["told", "count", "overlaps", "gone"].map((field) => ({
          ...{ field, before: null, after: count },
        }));
        const counts = { field: "counts", before: null, after: { rows: count } };
        const sentence = toldIn(
          line(act, { objectKind: kind, values: [...told, ...counted, counts] }),
          language,
        );
        expect(sentence).not.toContain("desk-history");
        expect(sentence).not.toMatch(/[{}#]|\b(undefined|null|NaN)\b/);
      }
  });

  test.each(HISTORY_ACTS)("%s is a sentence, whoever did it and whether anything of it is left", (act) => {
    const values = VALUES[act] ?? [];
    for (const actorKind of ["login", "link", "visitor", "command", "system"])
      for (const [actor, name] of [
        ["Ada", "Bruno"],
        [null, null],
      ] as const) {
        const sentence = toldIn(line(act, { actorKind, actor, name, values }), language);
        // A text that can't be filled in comes back as its own key.
        expect(sentence).not.toContain("desk-history");
        expect(sentence).not.toMatch(/[{}#]|\b(undefined|null|NaN)\b/);
        expect(sentence.length).toBeGreaterThan(10);
      }
  });

  test("one person is one, and several are several", () => {
    const sent = (count: number) =>
      toldIn(line("send-mailing", { values: [{ field: "told", before: null, after: count }] }), language);
    expect(sent(1)).toContain("1 ");
    expect(sent(3).replace("3", "1")).not.toBe(sent(1));
  });

  test("every kind that can be asked for has a name", () => {
    const { t } = wordsOf(language);
    const names = (Object.keys(HISTORY_KINDS) as (keyof typeof HISTORY_KINDS)[]).map((kind) =>
      t(`kind.${kind}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

test("who, what, to whom and from what to what", () => {
  expect(toldIn(line("confirm", { values: VALUES.confirm ?? [] }))).toBe(
    "Ada confirmed Bruno (before: Pending)",
  );
  expect(
    toldIn(
      line("move-category", {
        values: [{ field: "category", before: { en: "Members" }, after: { en: "Students" } }],
      }),
    ),
  ).toBe("Ada moved Bruno from Members to Students");
  expect(
    toldIn(line("set-capacity", { objectKind: "quota", name: true, values: VALUES["set-capacity"] ?? [] })),
  ).toBe("Ada changed the number of places of the whole edition from 250 to no limit");
  expect(toldIn(line("edit-session", { objectKind: "session", name: { it: "Pane" } }), "it")).toBe(
    "Ada ha modificato la sessione «Pane»",
  );
  expect(toldIn(line("word-mail", { objectKind: "mail-wording", name: "lost-link" }))).not.toContain(
    "lost-link",
  );
});

test("whoever was erased has no name, as the one who acted and as the one it was about", () => {
  expect(toldIn(line("confirm", { name: "" }))).toBe("Ada confirmed an erased person");
  expect(toldIn(line("withdraw", { actorKind: "link", actor: null }))).toBe("An erased person withdrew");
  expect(toldIn(line("edit-theme", { objectKind: "theme", name: null }))).toBe(
    "Ada edited the theme (no longer there)",
  );
});

test("a name written from right to left leaves the words around it where they are", () => {
  expect(sentenceOf(line("confirm", { name: "עדה" }), wordsOf("en"))).toContain("\u2068עדה\u2069");
});

test("an act of a version that comes later is told by its name", () => {
  expect(toldIn(line("fold-chairs"))).toBe("Ada did “fold chairs”");
});

describe("what an act changed", () => {
  const changes = (kind: string, ...values: HistoryLine["values"]) =>
    changesOf(line("edit-session", { objectKind: kind, values }), wordsOf("en")).map(withoutIsolates);

  test("is told by the names of the form, in words", () => {
    expect(
      changes(
        "session",
        { field: "title", before: { en: "One" }, after: { en: "Two", it: "Due" } },
        { field: "kind", before: "lecture", after: "workshop" },
        { field: "themeId", before: null, after: { en: "Bread" } },
        { field: "languages", before: ["en"], after: [] },
        { field: "noRecording", before: false, after: true },
      ),
    ).toEqual([
      "Title: One → Two",
      "Kind: Lecture → Workshop",
      "Theme: Bread",
      "Spoken languages: English → nothing",
      "Not to be filmed or recorded: No → Yes",
    ]);
  });

  test("moments are those of the edition's clock, and no limit is none", () => {
    expect(
      changes("edition", { field: "registrationOpensAt", before: null, after: "2027-01-01T10:00:00.000Z" }),
    ).toEqual([expect.stringMatching(/^Opens: .*11:00/)]);
  });

  test("a venue is told by its own form, that of a room by its name, and what an edition said of its one venue too", () => {
    const told = [
      { field: "name", before: { en: "Mill" }, after: { en: "Old mill" } },
      { field: "address", before: {}, after: { en: "Via Lunga 1" } },
      { field: "accessNote", before: null, after: { en: "Ramp" } },
      { field: "latitude", before: null, after: 45.65 },
    ];
    expect(changes("venue", ...told)).toEqual([
      "Building: Mill → Old mill",
      "Street and number: nothing → Via Lunga 1",
      "Getting in: Ramp",
      "Latitude: 45.65",
    ]);
    expect(changes("room", { field: "venueId", before: { en: "Mill" }, after: { en: "Farm" } })).toEqual([
      "Venue: Mill → Farm",
    ]);
    expect(
      changes(
        "edition",
        { field: "venue", before: {}, after: { en: "Mill" } },
        { field: "address", before: "Quay 3", after: "Quay 4" },
        { field: "directions", before: {}, after: { en: "Tram 2" } },
        { field: "longitude", before: null, after: 13.77 },
      ),
    ).toEqual([
      "Building: nothing → Mill",
      "Street and number: Quay 3 → Quay 4",
      "How to get there: nothing → Tram 2",
      "Longitude: 13.77",
    ]);
  });

  test("what no form names is never told: an answer would need a name first", () => {
    expect(changes("registration", { field: "diet", before: null, after: "vegan" })).toEqual([]);
    expect(changes("session", { field: "updatedBy", before: "x", after: "y" })).toEqual([]);
  });

  test("what lets people in is known to have changed, and no more", () => {
    expect(changes("room", { field: "joinLink", before: null, after: null })).toEqual([
      "Link to join online changed",
    ]);
  });

  test("whom a message is for is said in words, never by the key of a filter, a view, a person or an edition", () => {
    const id = "01a22c77-e2a5-7445-a2cd-a7933071af2b";
    const of = (before: string, after: string) => changes("mailing", { field: "target", before, after });
    expect(of("states", `earlier:${id}:all`)).toEqual([
      "For: Participants, by state → People of another edition",
    ]);
    expect(of("team", "speakers:chair")).toEqual(["For: The team → Speakers: who chairs"]);
    expect(of(`view:${id}`, `person:${id}`)).toEqual(["For: A saved view → One person"]);
    const named = { field: "target", before: null, after: { view: "Polish people" } };
    expect(
      changes("mailing", named)
        .join()
        .replace(/[\u2066-\u2069]/g, ""),
    ).toBe("For: Saved view: Polish people");
    const set = { field: "target", before: null, after: { set: "country.is.PL" } };
    const tellSet = (filters: string) => (filters === "country.is.PL" ? "Country: Poland" : null);
    const told = (one: typeof set) =>
      changesOf(line("edit-mailing", { objectKind: "mailing", values: [one] }), {
        ...wordsOf("en"),
        tellSet,
      }).map(withoutIsolates);
    expect(told(set)).toEqual(["For: The people found in the list (Country: Poland)"]);
    // What this reader may not know, and where nobody can tell.
    expect(told({ ...set, after: { set: `answer:${id}.is.vegan` } })).toEqual([
      "For: The people found in the list",
    ]);
    expect(changes("mailing", set)).toEqual(["For: The people found in the list"]);
    expect(of(`set:answer:${id}.is.vegan`, `set:answer:${id}.is.meat`)).toEqual(["For changed"]);
    expect(of("states", "choir:1")).toEqual(["For changed"]);
    for (const text of [`set:tag.is.${id}`, `session:${id}`])
      expect(of("states", text).join()).not.toMatch(/[0-9a-f]{8}-/);
  });

  test("states and what is sent along are said in words, and states only where they were chosen", () => {
    const audience = { field: "audience", before: ["confirmed"], after: ["confirmed", "waitlisted"] };
    expect(changes("mailing", audience)).toEqual([
      "Which participants: Confirmed → Confirmed, On the waiting list",
    ]);
    const target = { field: "target", before: null, after: "team" };
    expect(changes("mailing", target, { ...audience, before: null })).toEqual(["For: The team"]);
    const attached = { field: "attached", before: [], after: ["ticket", "calendar"] };
    expect(changes("mailing", attached)).toEqual(["Send along: nothing → Ticket, File for the calendar"]);
    expect(changes("mailing", { field: "attached", before: null, after: [] })).toEqual([]);
    expect(changes("mailing", { field: "at", before: null, after: "2027-10-04T07:00:00.000Z" })).toEqual([
      expect.stringMatching(/^Day and time: .*4 Oct/),
    ]);
  });

  test("a long text is begun", () => {
    const [change = ""] = changes("session", {
      field: "abstract",
      before: null,
      after: { en: "x".repeat(500) },
    });
    expect(change).toHaveLength("Abstract: ".length + 120);
  });
});

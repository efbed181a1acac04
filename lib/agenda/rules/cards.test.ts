import { expect, test } from "vitest";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import { editionCard, schoolCard, sessionCard } from "./cards";

const HEAD = {
  schoolSlug: "table",
  editionSlug: "2027",
  schoolTitle: { text: "Common Table School", lang: null },
  title: { text: "Trieste 2027", lang: null },
  city: "Trieste",
  timeZone: "Europe/Rome",
  colours: ["tomato", "pine"],
  days: ["2027-10-12", "2027-10-11"].map((date) => ({ date, label: null, startsAt: null, endsAt: null })),
} as unknown as EditionHead;
const SESSION = { id: "s", number: 4, title: { text: "Bread" }, themeId: "t", cancelled: false };
const SLOT = {
  ...{ sessionId: "s", cancelled: false },
  ...{ startsAt: "2027-10-11T07:00:00Z", endsAt: "2027-10-11T08:30:00Z" },
};
const PROGRAMME = { head: HEAD, themes: [{ id: "t", colour: "ochre" as const }], slots: [SLOT] };

test("an edition is its school, its title, when and where, on its lines", () => {
  const { card, path, alt } = editionCard(HEAD, "de");
  expect(card).toEqual({
    over: "Common Table School",
    title: "Trieste 2027",
    under: "11.–12. Oktober 2027 · Trieste",
    colours: ["tomato", "pine"],
  });
  expect(path).toMatch(/^\/schools\/table\/2027\/card\.png\?lang=de&v=[0-9a-f]{8}$/);
  expect(alt).toBe("Trieste 2027, Common Table School, 11.–12. Oktober 2027 · Trieste");
});

test("a session is when it begins there, on the line of its theme", () => {
  const { card, path } = sessionCard(PROGRAMME, SESSION, "en");
  expect(card).toMatchObject({
    title: "Bread",
    over: "Trieste 2027 · Common Table School",
    colours: ["ochre"],
  });
  expect(card.under).toMatch(/Monday.*11 October.*09:00–10:30/);
  expect(path).toMatch(/\/sessions\/4\.png\?/);
  const unplaced = sessionCard({ ...PROGRAMME, slots: [] }, { ...SESSION, themeId: null }, "en").card;
  expect([unplaced.under, unplaced.colours]).toEqual(["Trieste", ["tomato", "pine"]]);
  const taken = sessionCard({ ...PROGRAMME, slots: [{ ...SLOT, cancelled: true }] }, SESSION, "en").card;
  expect(taken.under).toBe("Trieste");
});

test("what is called off says so first, in the language of its page", () => {
  const off = { ...HEAD, phase: "cancelled" } as EditionHead;
  expect(editionCard(off, "de").card.under).toBe("Abgesagt · 11.–12. Oktober 2027 · Trieste");
  expect(editionCard(off, "de").path).not.toBe(editionCard(HEAD, "de").path);
  const session = { ...SESSION, cancelled: true };
  expect(sessionCard(PROGRAMME, session, "it").card.under).toMatch(/^Annullat[ao] · Lunedì 11 ottobre/);
  expect(sessionCard({ ...PROGRAMME, head: off }, SESSION, "en").card.under).toMatch(/^Cancelled · Monday/);
  expect(sessionCard({ ...PROGRAMME, slots: [] }, session, "en").card.under).toBe("Cancelled · Trieste");
});

test("a school is where it met, newest first", () => {
  const editions = ["2027-10-11", "2026-10-01", null].map((firstDate, n) => ({
    ...{ city: ["Trieste", "Milan", ""][n] ?? "", firstDate },
    ...{ colours: HEAD.colours, phase: "open" as const },
  }));
  const school = { slug: "table", title: HEAD.title, organisationName: "Coop", editions };
  expect(schoolCard(school, "en").card).toMatchObject({ over: "Coop", under: "Trieste 2027 · Milan 2026" });
  const off = editions.map((edition, n) => (n === 0 ? { ...edition, phase: "cancelled" as const } : edition));
  expect(schoolCard({ ...school, editions: off }, "en").card.under).toBe("Milan 2026");
  expect(schoolCard({ ...school, editions: [] }, "en").card).toMatchObject({ under: "", colours: [] });
});

test("another word is another address, so that who keeps pictures asks anew", () => {
  const moved = { ...HEAD, city: "Udine" } as EditionHead;
  expect(editionCard(moved, "de").path).not.toBe(editionCard(HEAD, "de").path);
  expect(editionCard({ ...HEAD, version: 99 } as EditionHead, "de").path).toBe(editionCard(HEAD, "de").path);
});

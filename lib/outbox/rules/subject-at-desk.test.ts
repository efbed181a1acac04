import { expect, test } from "vitest";
import { type SharedValues, subjectAtDesk } from "./subject-at-desk";

const SHARED: SharedValues = {
  languages: ["en", "it"],
  school: { title: { en: "Example school", it: "Scuola esempio" } },
  title: { en: "School {fullName} 2027" },
  firstDay: "2027-10-07",
  mode: "on_site",
  city: "Trieste",
  venues: [{ name: { en: "Old Warehouse" }, address: { en: "Quay 4" }, city: "" }],
};

test("a list says what is the same for all, and names what is somebody's own", () => {
  const said = (en: string, shared = SHARED) => subjectAtDesk({ en }, shared).en;
  expect(said("{fullName}, see you at {schoolTitle} on {firstDay}")).toBe(
    "‹name›, see you at Example school on Thursday 7 October 2027",
  );
  expect(said("{place}")).toBe("Old Warehouse, Quay 4, Trieste");
  expect(said("{place} {firstDay}", { ...SHARED, mode: "online", firstDay: null })).toBe(
    "‹place› ‹first day›",
  );
  const second = { name: { en: "Town hall" }, address: {}, city: "Muggia" };
  expect(said("{place}", { ...SHARED, venues: [...SHARED.venues, second] })).toBe(
    "Old Warehouse, Quay 4, Trieste · Town hall, Muggia",
  );
  expect(said("{place}", { ...SHARED, venues: [] })).toBe("Trieste");
  const inItalian = (it: string) => subjectAtDesk({ it }, SHARED).it;
  expect([inItalian("Si comincia {firstDay}"), inItalian("{firstDay}")]).toEqual([
    "Si comincia giovedì 7 ottobre 2027",
    "Giovedì 7 ottobre 2027",
  ]);
  // What is filled in is no placeholder, and what is none stays.
  expect(said("{editionTitle} {unknown} {position} {reference}")).toBe(
    "School {fullName} 2027 {unknown} ‹position in the list› ‹reference›",
  );
  expect(subjectAtDesk({ en: "{schoolTitle}", it: "{schoolTitle}, {fullName}" }, SHARED)).toEqual({
    en: "Example school",
    it: "Scuola esempio, ‹nome›",
  });
});

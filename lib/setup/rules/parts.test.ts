import { expect, test } from "vitest";
import { FIRST_TICKED, PARTS, PERSONAL, takenParts } from "./parts";

test("nothing about people is ticked at first", () => {
  expect(PERSONAL).toEqual(["speakers", "contacts", "team"]);
  expect([...FIRST_TICKED, ...PERSONAL]).toEqual([...PARTS]);
  expect(FIRST_TICKED).toEqual([
    ...["page", "venue", "hosts", "places", "form"],
    ...["themes", "rooms", "sessions", "mails", "settings"],
  ]);
});

test("addresses come along with the speakers whose they are, and never alone", () => {
  expect([...takenParts(["page", "contacts"])]).toEqual(["page"]);
  expect([...takenParts(["speakers", "contacts"])]).toEqual(["speakers", "contacts"]);
  expect([...takenParts(["speakers"])]).toEqual(["speakers"]);
  expect([...takenParts([])]).toEqual([]);
});

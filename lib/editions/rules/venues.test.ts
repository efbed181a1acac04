import { expect, test } from "vitest";
import { placeLines, tellVenue, venueOfRoom } from "./venues";

const row = {
  ...{
    id: "v1",
    name: { en: "Old Warehouse", it: "Magazzino" },
    address: { it: "Molo 4, Muggia" },
    city: "",
  },
  ...{ directions: {}, accessNote: {}, latitude: 45.6, longitude: 13.7 },
};

test("a venue is told in the reader's language, in its own city or the edition's, each part once", () => {
  expect(tellVenue(row, "en", ["it"], "Trieste")).toMatchObject({
    name: { text: "Old Warehouse", lang: null },
    address: { text: "Molo 4, Muggia", lang: "it" },
    ...{ city: "Trieste", directions: null, position: { latitude: 45.6, longitude: 13.7 } },
    lines: ["Old Warehouse", "Molo 4, Muggia", "Trieste"],
  });
  expect(tellVenue({ ...row, city: "Muggia", longitude: null }, "it", [], "Trieste")).toMatchObject({
    ...{ city: "Muggia", position: null, lines: ["Magazzino", "Molo 4, Muggia"] },
  });
  expect(placeLines(null, "Trieste")).toEqual(["Trieste"]);
});

test("a room is in its venue, else in the main one, and online in none", () => {
  const venues = [{ id: "one" }, { id: "two" }];
  const of = (venueId: string | null, kind = "physical") =>
    venueOfRoom(venues, { kind, venueId })?.id ?? null;
  expect([of("two"), of("gone"), of(null), of("two", "online")]).toEqual(["two", "one", "one", null]);
  expect([venueOfRoom(venues, null)?.id, venueOfRoom([], { kind: "physical", venueId: null })]).toEqual([
    "one",
    null,
  ]);
});

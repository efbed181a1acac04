import { describe, expect, test } from "vitest";
import { venueLines } from "./venue-lines";

describe("a city is said once", () => {
  test.each([
    ["Piazza Unità 1, Trieste", "Trieste"],
    ["Piazza Unità 1, 34121 Trieste", "Trieste"],
    ["Piazza Unità 1, 34121 Trieste (TS)", "Trieste"],
    ["Piazza Unità 1 34121 Trieste", "Trieste"],
    ["Piazza Unità 1, 34121 TRIESTE, Italia", "Trieste"],
    ["Karl-Marx-Straße 1\nD-10115 Berlin", "Berlin"],
    ["Damrak 1, 1012 AB Amsterdam", "Amsterdam"],
    ["2 rue du Port, 75008 Paris Cedex 08", "Paris"],
    ["2 rue du Port, 75011 Paris 11e", "Paris"],
    ["Calle Mayor 1, 18001 Cordoba", "Córdoba"],
    ["Trieste", "Trieste"],
  ])("%s", (address, city) => {
    expect(venueLines({ venue: "Old Warehouse", address, city })).toEqual(["Old Warehouse", address]);
  });
});

describe("a city is said where the address only sounds like it", () => {
  test.each([
    ["Via Roma 3", "Roma"],
    ["Via Roma", "Roma"],
    ["Milanostraße 3, 10115 Berlin", "Milano"],
    ["Quay 4", "Trieste"],
    ["Romanina 5", "Roma"],
    ["", "Trieste"],
  ])("%s", (address, city) => {
    expect(venueLines({ address, city })).toEqual([...(address ? [address] : []), city]);
  });
});

test("nothing that is empty, nothing twice, no city that is the country too", () => {
  expect(venueLines({ venue: " ", address: null, city: "" })).toEqual([]);
  expect(venueLines({ venue: "Trieste", city: "Trieste" })).toEqual(["Trieste"]);
  expect(venueLines({ venue: "Casa", address: "casa", city: "Lyon" })).toEqual(["Casa", "Lyon"]);
  expect(venueLines({ city: "Luxembourg", country: "Luxembourg" })).toEqual(["Luxembourg"]);
  expect(venueLines({ city: "Trieste", country: "Italy" })).toEqual(["Trieste", "Italy"]);
});

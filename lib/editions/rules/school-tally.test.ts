import { expect, test } from "vitest";
import { type TalliedEdition, tallySchool } from "./school-tally";

const edition = (phase: TalliedEdition["phase"], city: string, country: string | null, mode = "on_site") =>
  ({ phase, city, country, mode }) as TalliedEdition;

test("what took place is counted, each place and country once", () => {
  const years = [
    edition("open", "Trieste", "IT"),
    edition("running", "Ghent", "BE"),
    edition("past", "Milan ", "IT"),
    edition("archived", "milan", "IT"),
    edition("archived", "Bologna", "IT"),
    edition("cancelled", "Paris", "FR"),
    edition("past", "Lyon", "FR", "online"),
    edition("past", "", null),
  ];
  expect(tallySchool(years)).toEqual({ editions: 6, places: 3, countries: 2 });
});

test("the same name in two countries is two places; a school to come has met nowhere", () => {
  expect(tallySchool([edition("past", "Valencia", "ES"), edition("past", "Valencia", "VE")]).places).toBe(2);
  expect(tallySchool([edition("announced", "Trieste", "IT")])).toEqual({
    editions: 0,
    places: 0,
    countries: 0,
  });
});

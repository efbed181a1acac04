import { expect, test } from "vitest";
import { formatCountry, learnCountries, listCountries, tellCountries } from "./countries";
import { LOCALES } from "./locales";

test.each(LOCALES)(
  "every country of ISO 3166-1 and Kosovo, once, with a name, in the order of %s",
  (language) => {
    const countries = listCountries(language);
    expect(new Set(countries.map(({ value }) => value)).size).toBe(250);
    expect(countries).toHaveLength(250);
    expect(countries.filter(({ value, label }) => !label || label === value)).toEqual([]);
    const labels = countries.map(({ label }) => label);
    expect([...labels].sort((one, other) => one.localeCompare(other, language))).toEqual(labels);
  },
);

// Each of them was missing in one of the two lists there once were.
test.each(["HK", "PR", "FO", "RE", "GL", "XK"])("%s can be chosen", (code) => {
  expect(listCountries("en").map(({ value }) => value)).toContain(code);
});

test("a browser calls countries as the server told it, whatever its own names are, in lists and alone", () => {
  // A language of which this process knows no list yet.
  const told = tellCountries("it").split("\n");
  const at = told.indexOf(formatCountry("FK", "it"));
  expect(at).toBeGreaterThanOrEqual(0);
  expect(listCountries("pt").find(({ value }) => value === "FK")?.label).not.toBe("Falkland (server)");
  learnCountries("pt", told.with(at, "Falkland (server)").join("\n"));
  expect(formatCountry("FK", "pt")).toBe("Falkland (server)");
  expect(formatCountry("IT", "pt")).toBe("Italia");
  expect(listCountries("pt").find(({ value }) => value === "FK")?.label).toBe("Falkland (server)");
  expect(listCountries("pt")).toHaveLength(250);
});

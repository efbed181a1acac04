import { expect, test } from "vitest";
import { askedOnce, RegistrationFilterSchema, setOf } from "./filter";

const POLISH = "country.is.PL";

test("an address that says each thing once is read as it stands", () => {
  const asked = { state: "confirmed", filters: POLISH, q: undefined };
  expect(askedOnce(asked)).toEqual({ state: "confirmed", filters: POLISH });
  expect(askedOnce(new URLSearchParams({ state: "confirmed", filters: POLISH }))).toEqual(askedOnce(asked));
});

test("filters that stand there twice ask for nobody, however the address is read", () => {
  const twice = { state: "confirmed", filters: [POLISH, "country.is.IT"] };
  const read = new URLSearchParams([
    ["state", "confirmed"],
    ["filters", POLISH],
    ["filters", "country.is.IT"],
  ]);
  for (const asked of [askedOnce(twice), askedOnce(read)]) {
    expect(setOf(RegistrationFilterSchema.parse(asked))).toBeNull();
    // And still after it has been through the address of a form.
    const again = askedOnce(new URLSearchParams(asked));
    expect(setOf(RegistrationFilterSchema.parse(again))).toBeNull();
  }
});

test("of anything else that stands there twice nothing is asked", () => {
  expect(askedOnce({ state: ["confirmed", "pending"], q: "Anna" })).toEqual({ q: "Anna" });
});

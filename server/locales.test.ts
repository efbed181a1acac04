import { expect, test } from "vitest";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LOCALES as AT_THE_DOOR } from "./locales.mjs";

test("the door knows the languages of the product", () => {
  expect(AT_THE_DOOR).toEqual(LOCALES);
});

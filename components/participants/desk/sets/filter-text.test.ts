import { expect, test } from "vitest";
import { translator } from "@/lib/platform/i18n/translator";
import { setText } from "./filter-text";
import type { Subject } from "./subjects";

const POLAND = [{ value: "PL", label: "Poland" }];
const SUBJECTS: Subject[] = [
  { id: "country", group: "person", label: "Country", hows: ["is", "not"], input: "choice", options: POLAND },
  { id: "affiliation", group: "person", label: "Co-op", hows: ["contains"], input: "text", options: [] },
  { id: "tag", group: "person", label: "Tag", hows: ["is", "filled"], input: "choice", options: [] },
];
const ID = "01a22c77-e2a5-7445-a2cd-a7933071af2b";
const told = (filters: string) => setText(filters, SUBJECTS, translator("en", "desk-sets"), "en");

test("a set is told by all its filters", () => {
  expect(told("country.is.PL~affiliation.contains.Bread~tag.filled")).toBe(
    "Country: Poland · Co-op contains: Bread · Tag: any",
  );
});

test("and by none of them, where one is not for this reader or not there any more", () => {
  expect(told(`country.is.PL~answer:${ID}.is.vegan`)).toBeNull();
  expect(told(`answer:${ID}.filled`)).toBeNull();
  expect(told(`country.is.PL~tag.is.${ID}`)).toBeNull();
  expect(told("")).toBeNull();
  expect(told("no filter")).toBeNull();
});

import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { fieldErrorsOf, formValues } from "@/lib/platform/form-data";
import { SectionSchema } from "../schema";
import { asPublished, contentOf, countRows, swapped, tellSection, textsOf, withoutPeople } from "./content";
import { fieldsOf, isLocalised, MOST, SECTION_KINDS, SECTIONS, type SectionShape } from "./kinds";
import { isSameSections } from "./publication";

const HEAD = { school: "school", edition: "edition", id: crypto.randomUUID(), version: "1" };
const parse = (form: Record<string, string>) => z.safeParse(SectionSchema, { ...HEAD, ...form });

describe("what a section's form says", () => {
  test("is stored without what is blank, rows without gaps", () => {
    const parsed = parse({
      ...{ kind: "contacts", "title.en": " Call us ", "text.en": "", "rows.0.name": "Ada" },
      ...{ "rows.0.phone": "+39 1", "rows.0.email": "", "rows.1.name": " ", "rows.10.name": "Zoe" },
      "rows.2.role.en": "Desk",
    });
    if (!parsed.success) throw parsed.error;
    expect(contentOf("contacts", parsed.data)).toEqual({
      title: { en: "Call us" },
      "rows.0.name": "Ada",
      "rows.0.phone": "+39 1",
      "rows.1.role": { en: "Desk" },
      "rows.2.name": "Zoe",
    });
  });

  test.each([
    [{ kind: "text" }, "title", "missing"],
    [{ kind: "stay", "title.en": "Stay", "rows.0.url": "javascript:alert(1)" }, "rows.0.url", "url"],
    [{ kind: "contacts", "title.en": "Us", "rows.0.email": "nobody" }, "rows.0.email", "email"],
    [{ kind: "text", "title.en": "T", "rows.0.name": "A" }, "", "invalid"],
    [{ kind: "text", "title.en": "T", editionId: "x" }, "", "invalid"],
    [{ kind: "facts", "title.en": "T", "rows.0.secret": "A" }, "rows.0", "invalid"],
  ])("%j is refused at %s: %s", (form, field, code) => {
    const parsed = parse(form as Record<string, string>);
    expect(parsed.success).toBe(false);
    expect(fieldErrorsOf(parsed.error as z.core.$ZodError)).toContainEqual({ field, code });
  });

  test.each(SECTION_KINDS)("as many rows of %s as there may be come through in twelve languages", (kind) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...HEAD, kind })) form.set(name, value);
    const put = (shape: SectionShape, prefix: string) => {
      for (const [name, field] of Object.entries(shape))
        for (const language of isLocalised(field) ? "en it de fr es pt el pl nl sv hr sl".split(" ") : [""])
          form.set([`${prefix}${name}`, language].filter(Boolean).join("."), "");
    };
    put(fieldsOf(kind), "");
    // Two more, for whoever comes.
    for (let at = 0; at < MOST.rows + 2; at += 1) put(SECTIONS[kind].rows ?? {}, `rows.${at}.`);
    form.set("title.en", "Title");
    expect(z.safeParse(SectionSchema, formValues(form, [])).success).toBe(true);
  });

  test("a kind that there is not is refused, and so are more rows than a page bears", () => {
    expect(parse({ kind: "script", "title.en": "T" }).success).toBe(false);
    const rows = Object.fromEntries([...Array(61).keys()].map((at) => [`rows.${at}.figure`, "1"]));
    expect(parse({ kind: "figures", "title.en": "T", ...rows }).success).toBe(false);
  });
});

const stored = {
  title: { en: "Where to stay", it: "Dove dormire" },
  "rows.0.name": "Hotel Salt",
  "rows.0.price": { it: "80 €" },
  "rows.1.url": "https://example.org",
};

test("a section is told in the reader's language, else in the first that has the text", () => {
  expect(tellSection({ id: "1", kind: "stay", content: stored }, "en", ["it"])).toMatchObject({
    title: { text: "Where to stay", lang: null },
    text: null,
    rows: [
      { name: "Hotel Salt", price: { text: "80 €", lang: "it" }, url: "" },
      { name: "", price: null, url: "https://example.org" },
    ],
  });
});

test("texts are told from what is the same in all languages", () => {
  expect(Object.keys(textsOf(stored))).toEqual(["title", "rows.0.price"]);
  expect(countRows(stored)).toBe(2);
  expect(countRows({ title: { en: "A" } })).toBe(0);
});

test("people stay behind, hotels come along", () => {
  expect(withoutPeople("contacts", { title: { en: "Us" }, "rows.0.name": "Ada" })).toEqual({
    title: { en: "Us" },
  });
  expect(withoutPeople("stay", stored)).toEqual(stored);
});

test("of a publication a kind that this version does not know is left out", () => {
  const known = { id: "1", kind: "text" as const, content: {} };
  expect(asPublished([known, { id: "2", kind: "hologram", content: {} }])).toEqual([known]);
  expect(asPublished(null)).toEqual([]);
});

test("the same sections in another order are another page", () => {
  const [one, two] = ["1", "2"].map((id) => ({ id, kind: "text" as const, content: {} }));
  if (!one || !two) throw new Error();
  expect(isSameSections([one, two], [one, two])).toBe(true);
  expect(isSameSections([one, two], [two, one])).toBe(false);
});

test("one is moved one place, and stays at the end", () => {
  expect(swapped(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"]);
  expect(swapped(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"]);
  expect(swapped(["a", "b", "c"], "a", "up")).toEqual(["a", "b", "c"]);
  expect(swapped(["a", "b", "c"], "c", "down")).toEqual(["a", "b", "c"]);
  expect(swapped(["a"], "z", "up")).toEqual(["a"]);
});

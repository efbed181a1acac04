import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { fieldErrorsOf } from "./form-data";
import {
  blankable,
  CheckSchema,
  CountrySchema,
  DateSchema,
  flatFields,
  formSchema,
  integerSchema,
  LanguagesSchema,
  localisedText,
  nestFields,
  numberedRowsSchema,
  requiredLocalisedLine,
  rowsSchema,
  VersionSchema,
} from "./form-fields";

const Schema = formSchema({
  version: VersionSchema,
  title: requiredLocalisedLine(40),
  summary: localisedText(),
  capacity: blankable(integerSchema(0, 100)),
  shared: CheckSchema,
  country: CountrySchema,
  languages: LanguagesSchema,
  date: DateSchema,
  people: rowsSchema("speaker", { speaker: z.string(), role: z.enum(["speaker", "chair"]) }),
});
const typed = {
  version: "3",
  "title.en": "  One \n line ",
  "title.fr": "",
  capacity: "",
  shared: "on",
  country: "IT",
  languages: ["en, fr", "en"],
  date: "2027-10-08",
  "people.10.speaker": "b",
  "people.10.role": "chair",
  "people.2.speaker": "a",
  "people.2.role": "speaker",
  "people.11.speaker": "",
  "people.11.role": "speaker",
};

describe("a form's fields", () => {
  test("flat keys become a record, in the order of the rows", () => {
    expect(z.parse(Schema, typed)).toEqual({
      version: 3,
      title: { en: "One line" },
      summary: {},
      capacity: null,
      shared: true,
      country: "IT",
      languages: ["en", "fr"],
      date: "2027-10-08",
      people: [
        { speaker: "a", role: "speaker" },
        { speaker: "b", role: "chair" },
      ],
    });
  });

  test("nested values, as react-hook-form holds them, are the same", () => {
    const nested = { ...(nestFields(typed) as object), people: [{ speaker: "a", role: "chair" }] };
    expect(z.parse(Schema, nested)).toMatchObject({
      title: { en: "One line" },
      people: [{ speaker: "a", role: "chair" }],
    });
  });

  test("a row without its key is an error where something else was typed into it", () => {
    const Links = formSchema({
      links: rowsSchema("url", { url: z.string().check(z.minLength(1)), label: z.string() }, 9, ["label"]),
    });
    const typed = { "links.0.url": "a", "links.0.label": "", "links.1.url": "", "links.1.label": " " };
    expect(z.parse(Links, typed)).toEqual({ links: [{ url: "a", label: "" }] });
    const lost = z.safeParse(Links, { ...typed, "links.1.label": "Blog" });
    expect(lost.error?.issues.map(({ path }) => path.join("."))).toEqual(["links.1.url"]);
  });

  test("numbered rows know where they stood, blank ones counted, of which nothing is kept", () => {
    const Rows = formSchema({ people: numberedRowsSchema("speaker", { speaker: z.string() }) });
    const rows = {
      "people.0.speaker": "",
      "people.1.speaker": "a",
      "people.2.speaker": "  ",
      "people.3.speaker": "b",
    };
    expect(z.parse(Rows, rows).people).toEqual([
      { speaker: "a", row: 1 },
      { speaker: "b", row: 3 },
    ]);
  });

  test.each([
    [{ "title.en": " " }, "title", "missing"],
    [{ "title.en": "x".repeat(41) }, "title.en", "too-long"],
    [{ "title.en": "a\u0000b" }, "title.en", "characters"],
    [{ version: "" }, "version", "missing"],
    [{ version: "one" }, "version", "number"],
    [{ capacity: "-1" }, "capacity", "number"],
    [{ country: "Italy" }, "country", "country"],
    [{ languages: "english!" }, "languages.0", "language"],
    [{ languages: "" }, "languages", "missing"],
    [{ date: "2027-02-30" }, "date", "date"],
    [{ "people.0.role": "guest", "people.0.speaker": "c" }, "people.0.role", "invalid"],
    [
      { "people.0.speaker": "", "people.0.role": "chair", "people.1.speaker": "c", "people.1.role": "guest" },
      "people.1.role",
      "invalid",
    ],
    [{ organisationId: "x" }, "", "invalid"],
    [{ "title.constructor.x": "y" }, "", "invalid"],
    [{ title: "text" }, "title", "missing"],
  ])("%j is refused at %s: %s", (change, field, code) => {
    const parsed = z.safeParse(Schema, { ...typed, ...change });
    expect(parsed.success).toBe(false);
    expect(fieldErrorsOf(parsed.error as z.core.$ZodError)).toContainEqual({ field, code });
  });

  test("prototypes cannot be reached", () => {
    nestFields({ "__proto__.polluted": "yes", "a.__proto__.polluted": "yes" });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("a record goes back to the flat keys of its form", () => {
    expect(
      flatFields({
        version: 4,
        title: { en: "Theirs", fr: "" },
        shared: true,
        capacity: null,
        languages: ["en", "fr"],
        people: [{ speaker: "a", role: "chair" }],
      }),
    ).toEqual({
      version: 4,
      "title.en": "Theirs",
      shared: "on",
      languages: "en, fr",
      "people.0.speaker": "a",
      "people.0.role": "chair",
    });
  });
});

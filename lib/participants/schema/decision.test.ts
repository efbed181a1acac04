import { expect, test } from "vitest";
import { fieldErrorsOf } from "@/lib/platform/form-data";
import { BringBackSchema, DecisionSchema, LetInSchema } from "./decision";

const address = { school: "s", edition: "2027", words: "" };
const id = "01000000-0000-7000-8000-000000000001";
const FORMS = [
  ["a decision", DecisionSchema, { ...address, registrations: [id], decision: "confirm", tell: "on" }],
  ["bringing back", BringBackSchema, { ...address, registration: id, to: "front", tell: "on" }],
  ["letting in", LetInSchema, { ...address, registration: id, tell: "on" }],
] as const;

test.each(FORMS)(
  "own words of %s are refused where they wait for a name to be filled in",
  (_, schema, form) => {
    const errors = (words: string) => {
      const read = schema.safeParse({ ...form, words });
      return read.success ? [] : fieldErrorsOf(read.error);
    };
    for (const words of ["", "Bring {a plate} & a cup", "{ }", "{1}", "}{", "Dear all,\n\nsee you {soon!}"])
      expect(errors(words), words).toEqual([]);
    for (const words of [
      "Dear {fullName},",
      "{ editionTitle }",
      "Hello\n{nome}",
      "{reference}{until}",
      "{prénom}",
    ])
      expect(errors(words), words).toEqual([{ field: "words", code: "braces" }]);
  },
);

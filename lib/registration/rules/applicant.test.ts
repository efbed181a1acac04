import { expect, test } from "vitest";
import { blankFields } from "@/prisma/testing/newcomer";
import { APPLICANT_NAMES, SELF_SERVICE_NAMES } from "../schema/applicant";
import {
  applicantColumns,
  applicantFields,
  applicantOf,
  columnOf,
  ERASED_APPLICANT,
  fromFields,
  pickApplicant,
} from "./applicant";

const ada = {
  ...blankFields(APPLICANT_NAMES),
  fullName: "Ada Esempio",
  email: "Ada@Example.org",
  language: "it",
  affiliation: "Coop Esempio",
  country: null,
};

test("a person is taken out of a row whole, and nothing else with them", () => {
  expect(applicantOf({ ...ada, reference: "ABC234" } as typeof ada)).toEqual(ada);
  expect(pickApplicant(ada, ["email"])).toEqual({ email: "Ada@Example.org" });
});

test("what a form shows comes back as it is stored: nothing chosen is no country, nothing written is no cooperative", () => {
  const shown = applicantFields(ada, APPLICANT_NAMES);
  expect(shown.country).toBe("");
  expect(fromFields(shown, APPLICANT_NAMES)).toEqual(ada);
  expect(fromFields({ affiliation: "", country: ["IT", "FR"] }, ["affiliation", "country"])).toEqual({
    affiliation: "",
    country: "IT",
  });
});

test("a name and an address bring the keys they are found by, and no field brings another's", () => {
  expect(applicantColumns(ada, APPLICANT_NAMES)).toEqual({
    ...ada,
    nameKey: "ada esempio",
    emailKey: "ada@example.org",
  });
  expect(applicantColumns(ada, ["affiliation"])).toEqual({ affiliation: "Coop Esempio" });
});

test("an erasure leaves the language of messages and no word", () => {
  expect(ERASED_APPLICANT).toMatchObject({
    fullName: "",
    nameKey: "",
    email: "",
    emailKey: "",
    affiliation: "",
    country: null,
  });
  expect(ERASED_APPLICANT).not.toHaveProperty("language");
});

test("an address is corrected by a page of its own, all else with the answers", () => {
  expect(SELF_SERVICE_NAMES).toEqual(APPLICANT_NAMES.filter((name) => name !== "email"));
  expect(SELF_SERVICE_NAMES).toEqual(
    expect.arrayContaining(["fullName", "language", "affiliation", "country"]),
  );
});

test("a field's column is called as the database calls it", () => {
  expect(APPLICANT_NAMES.map(columnOf)).toEqual(["full_name", "email", "language", "affiliation", "country"]);
});

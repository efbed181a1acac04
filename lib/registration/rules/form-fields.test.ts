import { expect, test } from "vitest";
import { blankFields } from "@/prisma/testing/newcomer";
import { APPLICANT_NAMES } from "../schema/applicant";
import {
  answerFields,
  answersOf,
  asked,
  enrolmentFields,
  pageFields,
  selfServiceFields,
} from "./form-fields";

const ada = {
  ...blankFields(APPLICANT_NAMES),
  fullName: "Ada Esempio",
  email: "ada@example.org",
  language: "it",
  affiliation: "Coop Esempio",
  country: null,
};
const answered = { answers: { diet: "nuts", days: ["fri", "sat"] }, agreed: ["health"] };
const fields = { "answers.diet": "nuts", "answers.days": ["fri", "sat"], "agreed.health": "on" };

test("a page holds what it asks of the person, and nothing of another page", () => {
  expect(pageFields("cooperative", ada)).toMatchObject({ affiliation: "Coop Esempio", country: "" });
  expect(pageFields("cooperative", ada)).not.toHaveProperty("email");
  expect(pageFields("you", ada)).not.toHaveProperty("affiliation");
});

test("a person corrects themselves and their answers, not the address", () => {
  const shown = selfServiceFields(ada, answered);
  expect(shown).toMatchObject({ fullName: "Ada Esempio", ...fields });
  expect(shown).not.toHaveProperty("email");
});

test("answers and consents become fields, and come back as they were", () => {
  expect(answerFields(answered)).toEqual(fields);
  expect(answersOf({ ...fields, mode: "online" })).toEqual({
    answers: answered.answers,
    agreed: new Set(["health"]),
  });
});

test("page three shows a choice only after somebody made it", () => {
  const row = { categoryId: null, mode: "in_person", content: { ...answered, pages: 2 } };
  expect(enrolmentFields(row)).toEqual(fields);
  expect(enrolmentFields({ ...row, categoryId: "members" })).toEqual({ category: "members", ...fields });
  expect(enrolmentFields({ ...row, content: { ...answered, pages: 3 } })).toEqual({
    mode: "in_person",
    ...fields,
  });
  expect(enrolmentFields({ ...row, content: { ...answered, pages: 4 } })).toHaveProperty("mode");
});

test("questions that are not asked any more drop out, with their consents; all that is no answer stays", () => {
  const values = { ...fields, mode: "online", "my.answers.diet": "kept" };
  expect(asked(values, [{ versionId: "days", consentId: null }])).toEqual({
    "answers.days": ["fri", "sat"],
    mode: "online",
    "my.answers.diet": "kept",
  });
  expect(asked(values, [{ versionId: "diet", consentId: "health" }])).toEqual({
    "answers.diet": "nuts",
    "agreed.health": "on",
    mode: "online",
    "my.answers.diet": "kept",
  });
});

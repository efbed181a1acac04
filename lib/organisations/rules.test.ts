import { expect, test } from "vitest";
import { organisationFields } from "./rules";

test("a form is filled with what is stored, and its texts only with what is text", () => {
  const row = {
    name: "Example Cooperative",
    controllerName: "Example Cooperative Ltd",
    controllerAddress: "Via Esempio 1, Trieste",
    privacyContact: "privacy@example.org",
    languages: ["it", "en"],
    ...{ answerDays: 365, sensitiveAnswerDays: 30, colour: "pine" },
  };
  expect(organisationFields({ ...row, legalNotice: { it: "Note", en: 7 } })).toEqual({
    ...row,
    mainLanguage: "it",
    legalNotice: { it: "Note" },
  });
  expect(organisationFields({ ...row, legalNotice: null })).toEqual({
    ...{ ...row, mainLanguage: "it", legalNotice: {} },
  });
});

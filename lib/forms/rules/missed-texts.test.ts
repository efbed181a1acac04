import { expect, test } from "vitest";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { missedTexts } from "./missed-texts";
import type { AskedQuestion, RegisterForm } from "./register-form";

const own = (text: string): LocalisedText => ({ text, lang: null });
const english = (text: string): LocalisedText => ({ text, lang: "en" });

const question = (more: Partial<AskedQuestion>) =>
  ({
    ...{ fieldId: "field", kind: "text", settings: {}, options: [] },
    ...{ label: own("Treno"), hint: null, purpose: null, consent: null },
    ...more,
  }) as unknown as AskedQuestion;

const form = (more: Partial<RegisterForm>) =>
  ({
    head: { schoolTitle: own("Scuola"), title: own("Edizione"), languages: ["en", "it"] },
    ...{ terms: [], categories: [], questions: [], later: [] },
    ...more,
  }) as unknown as RegisterForm;

const said = (given: RegisterForm) =>
  missedTexts(given, "it").map(({ page, of, id, part, text }) => [page, of, id, part, text.text]);

test("a form that is whole in the reader's language misses nothing; neither does what is said in no language", () => {
  expect(missedTexts(form({ questions: [question({})] }), "it")).toEqual([]);
});

test("two options with the same words are told apart", () => {
  const options = ["day", "night"].map((value) => ({ value, label: english("Train") }));
  const missed = missedTexts(form({ questions: [question({ options })] }), "it");
  expect(new Set(missed.map(({ key }) => key)).size).toBe(2);
});

test("each text in another language is named by its page and record, in the order of the form", () => {
  const category = {
    id: "guests",
    full: false,
    waiting: 0,
    name: own("Ospiti"),
    description: english("Guests"),
  };
  const given = form({
    head: {
      schoolTitle: own("Scuola"),
      title: english("Edition"),
      languages: ["en", "it"],
    } as unknown as RegisterForm["head"],
    terms: [
      { id: "terms", kind: "participation", number: 1, text: english("Terms") },
      { id: "notice", kind: "privacy", number: 1, text: english("Notice") },
    ],
    categories: [{ ...category, cost: english("Free"), payment: null, approval: false, answerBy: null }],
    questions: [
      question({
        hint: english("By rail"),
        options: [
          { value: "day", label: own("Giorno") },
          { value: "night", label: english("Night") },
        ],
        consent: english("I agree"),
      }),
      question({ fieldId: "count", kind: "number", settings: { unit: { en: "nights" } } }),
      question({ fieldId: "other", kind: "number", settings: { unit: { en: "nights", it: "notti" } } }),
    ],
    later: [question({ fieldId: "song", purpose: english("For the choir") })],
  });
  expect(said(given)).toEqual([
    ["you", "edition", null, "title", "Edition"],
    ["you", "terms", "notice", "text", "Notice"],
    ["taking-part", "category", "guests", "description", "Guests"],
    ["taking-part", "category", "guests", "cost", "Free"],
    ["taking-part", "question", "field", "hint", "By rail"],
    ["taking-part", "question", "field", "option", "Night"],
    ["taking-part", "question", "field", "consent", "I agree"],
    ["taking-part", "question", "count", "unit", "nights"],
    ["check", "terms", "terms", "text", "Terms"],
    ["questions", "question", "song", "purpose", "For the choir"],
  ]);
});

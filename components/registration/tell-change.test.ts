import { expect, test } from "vitest";
import { type ChangeWords, tellChange } from "./tell-change";

const words = {
  none: "–",
  names: {
    ...{ fullName: "Name", email: "E-mail", language: "Language" },
    ...{ affiliation: "Cooperative", country: "Country", reason: "Why" },
  } as ChangeWords["names"],
};
const reader = { language: "en", fallback: ["it"], words: { yes: "yes", no: "no", wish: "wish" } };
const train = {
  kind: "choice" as const,
  label: { it: "Quale treno?" },
  options: [{ value: "night", label: { en: "The night train" } }],
  settings: {},
};

test.each([
  [{ field: "fullName", question: null, before: "Adda", after: "Ada" }, ["Name", "Adda", "Ada"]],
  [{ field: "country", question: null, before: null, after: "IT" }, ["Country", "–", "Italy"]],
  [{ field: "language", question: null, before: "it", after: "fr" }, ["Language", "Italian", "French"]],
  [{ field: "affiliation", question: null, before: "Coop", after: "" }, ["Cooperative", "Coop", "–"]],
  [{ field: "reason", question: null, before: null, after: "By telephone" }, ["Why", "", "By telephone"]],
  [
    { field: "train", question: train, before: undefined, after: "night" },
    ["Quale treno?", "–", "The night train"],
  ],
  [{ field: "train", question: train, before: "old", after: null }, ["Quale treno?", "old", "–"]],
])("%o", (change, [what, before, after]) => {
  expect(tellChange(change, words, reader)).toEqual({ what, before, after });
});

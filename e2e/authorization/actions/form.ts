import type { World } from "../world";
import { at, edit, type Form, type GatedActions, gated } from "./gated";

const worded = {
  ...{ "label.en": "Which train do you take?", required: "on", "options.new0.label.en": "Night" },
  ...{ match: "any", "clauses.0.says": "mode:on_site" },
};

const tried = (w: World): Form => ({
  ...at(w),
  locale: "en",
  seen: JSON.stringify({ version: 1, values: {} }),
  over: "1",
});

/** What an edition asks. */
export const FORM: GatedActions = {
  createQuestionAction: gated("edit-form", (w) => ({ ...at(w), ...worded, kind: "text" })),
  editQuestionAction: gated(
    "edit-form",
    (w) => ({ ...edit(w), ...worded, question: w.question.fieldId }),
    "question",
  ),
  retireQuestionAction: gated("edit-form", (w) => ({ ...at(w), question: w.question.fieldId }), "question"),
  bringBackQuestionAction: gated(
    "edit-form",
    (w) => ({ ...at(w), question: w.question.fieldId }),
    "question",
  ),
  tryYouAction: gated("view-drafts", (w) => ({
    ...tried(w),
    fullName: "Ada Esempio",
    email: "ada@example.org",
    language: "en",
  })),
  tryCooperativeAction: gated("view-drafts", (w) => ({ ...tried(w), affiliation: "", country: "IT" })),
  tryEnrolmentAction: gated("view-drafts", (w) => ({
    ...tried(w),
    category: w.category.id,
    [`answers.${w.question.id}`]: "12.40",
    [`agreed.${w.question.id}`]: "on",
    [`shown.${w.question.id}`]: "on",
    [`without.${w.category.id}`]: "on",
  })),
  tryLaterAction: gated("view-drafts", (w) => ({
    ...tried(w),
    version: "1",
    [`answers.${w.question.id}`]: "12.40",
    [`agreed.${w.question.id}`]: "on",
    [`shown.${w.question.id}`]: "on",
    [`without.${w.category.id}`]: "on",
  })),
  tryPartAction: gated("view-drafts", (w) => ({
    ...tried(w),
    part: "2",
    [`answers.${w.question.id}`]: "12.40",
    [`agreed.${w.question.id}`]: "on",
    [`shown.${w.question.id}`]: "on",
    [`without.${w.category.id}`]: "on",
  })),
  trySendAction: gated("view-drafts", (w) => tried(w)),
  moveQuestionAction: gated(
    "edit-form",
    (w) => ({ ...at(w), question: w.question.fieldId, to: "up", before: "" }),
    "question",
  ),
  moveOptionAction: gated(
    "edit-form",
    (w) => ({ ...at(w), question: w.question.fieldId, option: "day", to: "down", before: "" }),
    "question",
  ),
  askLaterEditionsAction: gated("edit-form", (w) => ({ ...at(w), asks: "on" })),
  takeQuestionsAction: gated("edit-form", (w) => ({ ...at(w), questions: w.elsewhere.fieldId }), "questions"),
  takeBackAction: gated("edit-form", (w) => ({ ...at(w), batch: w.taking.id }), "batch"),
};

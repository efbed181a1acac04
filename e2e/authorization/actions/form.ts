import { at, edit, type GatedActions, gated } from "./gated";

const worded = {
  ...{ "label.en": "Which train do you take?", required: "on", "options.new0.label.en": "Night" },
  ...{ match: "any", "clauses.0.says": "mode:on_site" },
};

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
  moveQuestionAction: gated(
    "edit-form",
    (w) => ({ ...at(w), question: w.question.fieldId, to: "up" }),
    "question",
  ),
};

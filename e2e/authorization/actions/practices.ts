import { at, edit, type GatedActions, gated } from "./gated";

const practice = { "title.en": "Practice", affiliation: "", contact: "", licence: "" };

/** Good practices. */
export const PRACTICES: GatedActions = {
  createPracticeAction: gated(
    "edit-practices",
    (w) => ({ ...at(w), ...practice, theme: w.theme.id }),
    "theme",
  ),
  editPracticeAction: gated(
    "edit-practices",
    (w) => ({ ...edit(w), ...practice, practice: w.practice.id }),
    "practice",
  ),
  deletePracticeAction: gated("edit-practices", (w) => ({ ...edit(w), practice: w.practice.id }), "practice"),
  bringBackPracticeAction: gated(
    "edit-practices",
    (w) => ({ ...edit(w), practice: w.practice.id }),
    "practice",
  ),
  linkPracticeAction: gated("edit-practices", (w) => ({ ...at(w), practice: w.practice.id }), "practice"),
  unlinkPracticeAction: gated("edit-practices", (w) => ({ ...at(w), practice: w.practice.id }), "practice"),
};

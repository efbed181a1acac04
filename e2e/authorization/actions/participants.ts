import { at, edit, type GatedActions, gated } from "./gated";

/** Registrations at the desk. */
export const PARTICIPANTS: GatedActions = {
  decideRegistrationsAction: gated(
    "decide-registration",
    (w) => ({ ...at(w), registrations: [w.registration.id], decision: "cancel", words: "" }),
    "registrations",
  ),
  takeBackDecisionsAction: gated(
    "decide-registration",
    (w) => ({ ...at(w), registrations: [w.registration.id] }),
    "registrations",
  ),
  answerPendingAction: gated(
    "decide-registration",
    (w) => ({
      ...at(w),
      registrations: [w.registration.id],
      answer: "decline",
      when: "later",
      "words.en": "",
    }),
    "registrations",
  ),
  reopenAnswersAction: gated(
    "decide-registration",
    (w) => ({ ...at(w), registrations: [w.registration.id] }),
    "registrations",
  ),
  tellAnswersAction: gated("decide-registration", at),
  bringBackAction: gated(
    "decide-registration",
    (w) => ({ ...at(w), registration: w.registration.id, to: "end", words: "" }),
    "registration",
  ),
  letInAboveAction: gated(
    "exceed-capacity",
    (w) => ({ ...at(w), registration: w.registration.id, words: "" }),
    "registration",
  ),
  moveToCategoryAction: gated(
    "change-registration",
    (w) => ({ ...at(w), registration: w.registration.id, category: w.category.id }),
    "registration",
    "category",
  ),
  correctRegistrationAction: gated(
    "change-registration",
    (w) => ({
      ...edit(w),
      registration: w.registration.id,
      fullName: "Bruno Beispiel",
      email: "bruno@example.org",
      affiliation: "",
      country: "",
      language: "de",
      reason: "They wrote to us.",
    }),
    "registration",
  ),
  confirmPersonAction: gated(
    "confirm-person",
    (w) => ({ ...at(w), registration: w.registration.id }),
    "registration",
  ),
  answerForAction: gated(
    "change-registration",
    (w) => ({
      ...edit(w),
      locale: "en",
      registration: w.registration.id,
      seen: JSON.stringify({ version: 1, values: {} }),
      over: "1",
      [`answers.${w.question.id}`]: "The night train",
      [`agreed.${w.question.id}`]: "on",
      [`shown.${w.question.id}`]: "on",
      reason: "Said by telephone.",
    }),
    "registration",
  ),
  sendLinkAction: gated(
    "change-registration",
    (w) => ({ ...at(w), registration: w.registration.id }),
    "registration",
  ),
  sendAgainAction: gated("decide-messages", (w) => ({ ...at(w), message: w.message.id }), "message"),
  keepApartAction: gated(
    "pair-people",
    (w) => ({ ...at(w), registration: w.registration.id, other: w.twin.id }),
    "registration",
    "other",
  ),
  mergePeopleAction: gated(
    "pair-people",
    (w) => ({ ...at(w), registration: w.registration.id, other: w.twin.id }),
    "registration",
    "other",
  ),
  partPeopleAction: gated(
    "pair-people",
    (w) => ({ ...at(w), registration: w.registration.id, merge: w.merge.id }),
    "registration",
    "merge",
  ),
  importRegistrationsAction: gated("import-registrations", (w) => ({
    ...at(w),
    step: "show",
    category: w.category.id,
    language: "en",
    column: ["fullName", "email"],
  })),
  addByHandAction: gated(
    "add-registration",
    (w) => ({
      ...at(w),
      key: crypto.randomUUID(),
      fullName: "Bruno Beispiel",
      email: "bruno@example.org",
      affiliation: "",
      country: "",
      category: w.category.id,
      language: "de",
    }),
    "category",
  ),
};

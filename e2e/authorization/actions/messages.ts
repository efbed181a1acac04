import { at, edit, type GatedActions, gated } from "./gated";

/** Messages that wait, and messages to many. */
export const MESSAGES: GatedActions = {
  wordMailAction: gated("edit-mails", (w) => ({
    ...at(w),
    template: "registration-confirmed",
    version: "0",
    "opening.en": "Welcome, {fullName}.",
    leftOut: "steps",
  })),
  testMailAction: gated("edit-mails", (w) => ({
    ...at(w),
    template: "registration-confirmed",
    language: "en",
  })),
  lookAtMailAction: gated("edit-mails", (w) => ({
    ...at(w),
    template: "registration-confirmed",
    version: "0",
    "opening.en": "Welcome, {fullName}.",
    reader: "",
  })),
  askByLinkAction: gated("send-messages", (w) => ({ ...at(w), seen: "0" })),
  decideMessagesAction: gated("decide-messages", (w) => ({ ...at(w), decision: "discard", message: "" })),
  saveMailingAction: gated(
    "send-messages",
    (w) => ({
      ...edit(w),
      mailing: w.mailing.id,
      audience: ["confirmed"],
      "subject.en": "News",
      "body.en": "Hello",
    }),
    "mailing",
  ),
  draftMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  sendDraftsAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  undraftMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  removeMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  stopMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  unplanMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
  planMailingAction: gated(
    "send-messages",
    (w) => ({ ...edit(w), mailing: w.mailing.id, when: "moment", at: "2099-01-01T09:00" }),
    "mailing",
  ),
  editMessageAction: gated(
    "decide-messages",
    (w) => ({ ...edit(w), message: w.message.id, subject: "News", opening: "Hello", closing: "" }),
    "message",
  ),
  testMailingAction: gated("send-messages", (w) => ({ ...at(w), mailing: w.mailing.id, language: "en" })),
  lookAtMailingAction: gated("send-messages", (w) => ({
    ...at(w),
    mailing: w.mailing.id,
    version: "1",
    target: "states",
    audience: ["confirmed"],
    "body.en": "Hello",
    reader: "",
  })),
  sendMailingAction: gated("send-messages", (w) => ({ ...edit(w), mailing: w.mailing.id }), "mailing"),
};

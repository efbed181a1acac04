import { expect, test } from "vitest";
import { TEMPLATES } from "@/lib/outbox/templates/registry";
import { canSendAgain } from "./send-again";

test("which messages go out once more, typed by hand: those to a registration's own address", () => {
  expect(TEMPLATES.filter((template) => canSendAgain({ template, state: "sent" }))).toEqual([
    "registration-received",
    "registration-approved",
    "registration-declined",
    "registration-confirmed",
    "registration-waitlisted",
    "registration-promoted",
    "option-given",
    "session-promoted",
    "session-changed",
    "registration-withdrawn",
    "registration-cancelled",
    "registration-merged",
    "already-registered",
    "lost-link",
    "email-corrected",
    "registration-corrected",
    "edition-cancelled",
    "edition-revived",
    "still-to-answer",
    "mailing",
  ]);
});

test.each([
  ["sent", true],
  ["bounced", true],
  ["queued", false],
  ["sending", false],
  ["failed", false],
  ["cancelled", false],
  ["draft", false],
])("%s: %s", (state, again) => {
  expect(canSendAgain({ template: "registration-confirmed", state })).toBe(again);
});

test("a template of an earlier version is only told of", () => {
  expect(canSendAgain({ template: "no-such-mail", state: "sent" })).toBe(false);
});

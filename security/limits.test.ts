import { expect, test } from "vitest";
import { ANSWER_DAYS, SENSITIVE_ANSWER_DAYS } from "@/lib/forms/rules/retention";
import { MAILBOX_MAILS } from "@/lib/outbox/rules";
import { COMMAND_MINUTES, MAIL_MINUTES, MOST_GUESSES, MOST_MAILS, UNSENT_MINUTES } from "@/lib/people/rules";
import { ABSOLUTE_DAYS, IDLE_DAYS, KNOWN_DAYS } from "@/lib/platform/auth/cookies";
import { LARGEST_FORM } from "@/lib/platform/form-data";
import { LIMITS } from "@/lib/platform/limits";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";

/** Typed by hand: a limit or an end that grows must be meant. */
test("limits are what was decided", () => {
  const limits = Object.values(LIMITS).map(
    ({ name, points, seconds }) => `${name}: ${points} in ${seconds} s`,
  );
  expect(limits).toEqual([
    "sign-in-email: 5 in 3600 s",
    "sign-in-network: 300 in 3600 s",
    "code-email: 10 in 600 s",
    "lost-link-email: 5 in 3600 s",
    "lost-link-network: 300 in 3600 s",
    "register-network: 600 in 3600 s",
    "register-email: 20 in 3600 s",
    "invite-email: 5 in 3600 s",
    "test-mail-login: 10 in 3600 s",
    "stop-link: 30 in 3600 s",
    "speaker-link: 120 in 3600 s",
    "stars-link: 120 in 3600 s",
    "sign-ups-link: 120 in 3600 s",
    "picture-login: 200 in 3600 s",
    "answer-file-link: 40 in 3600 s",
    "answer-file-network: 300 in 3600 s",
    "document-login: 200 in 3600 s",
    "act-network: 1200 in 60 s",
  ]);
  expect({ MOST_GUESSES, MOST_MAILS, MAILBOX_MAILS, LARGEST_FORM }).toEqual({
    MOST_GUESSES: 10,
    MOST_MAILS: 6,
    MAILBOX_MAILS: 12,
    LARGEST_FORM: 1_000_000,
  });
});

test("links, codes, sessions, drafts and answers end when it was decided", () => {
  expect({ MAIL_MINUTES, COMMAND_MINUTES, UNSENT_MINUTES }).toEqual({
    MAIL_MINUTES: 10,
    COMMAND_MINUTES: 60,
    UNSENT_MINUTES: 60,
  });
  expect({ IDLE_DAYS, ABSOLUTE_DAYS, KNOWN_DAYS }).toEqual({
    IDLE_DAYS: 14,
    ABSOLUTE_DAYS: 90,
    KNOWN_DAYS: 400,
  });
  expect({ DRAFT_DAYS, ANSWER_DAYS, SENSITIVE_ANSWER_DAYS }).toEqual({
    DRAFT_DAYS: 14,
    ANSWER_DAYS: 365,
    SENSITIVE_ANSWER_DAYS: 30,
  });
});

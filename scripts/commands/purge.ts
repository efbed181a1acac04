import { parseArgs } from "node:util";
import { type Purged, purge } from "../../lib/registration/commands/purge";
import type { Command } from "../convivio/command";

const NAMES = {
  drafts: "unfinished registrations",
  answers: "answers",
  answerFiles: "files that were sent and answered nothing",
  answersOfHistory: "earlier answers in the history",
  shownTotals: "editions whose totals of gone answers are shown no more",
  idempotencyKeys: "marks of repeated requests",
  signInTokens: "links to sign in",
  loginSessions: "sign-ins",
  cacheTags: "marks of changed pages",
  limits: "counters",
  signInMails: "mails to sign in",
  testMails: "mails that organisers sent to themselves",
  mailboxes: "mailboxes whose mails of the hour are counted no more",
  messages: "messages of people who are gone, emptied",
  formerMembers: "addresses of former members of teams",
  people: "people whom nothing needs",
  merges: "joined records that cannot be parted any more",
  views: "saved views that were deleted",
  notes: "notes that were removed",
  bulkNotes: "notes about many that nobody went on with",
  bulkActs: "records of acts on many",
  notices: "notices that are over",
  messageStops: "stops of mailboxes that nobody has any more",
  mailFiles: "files of mails that are gone",
  pictureBytes: "sizes of pictures that are gone",
} satisfies Record<keyof Purged, string>;

export const command: Command = {
  name: "purge",
  summary: "Removes what has outlived its purpose; the server does it every night.",
  usage: `purge

Drafts of registrations after 14 days, answers after the retention of their field, and links, sign-ins and counters that
are over. Safe to run at any time.`,
  async run(args) {
    parseArgs({ args, options: {} });
    const purged = await purge();
    for (const [kind, count] of Object.entries(purged))
      console.log(`${String(count).padStart(6)} ${NAMES[kind as keyof typeof NAMES]}`);
    return 0;
  },
};

import { emailKey } from "@/lib/platform/email-key";
import type { Standing } from "./templates/definition/standing";
import { MAILS, type TemplateName, templatesThat } from "./templates/registry";

/**
 * Where mail to a speaker goes: the address on the programme's record, else the person's; null when none is known. Who was
 * not asked yet is written to at the first alone: the other came from another year, and nobody took it along.
 */
export function speakerAddress(speaker: {
  unconfirmed: boolean;
  email: string | null;
  person: { emails: readonly { email: string }[] };
}): string | null {
  if (speaker.unconfirmed) return speaker.email;
  return speaker.email ?? speaker.person.emails[0]?.email ?? null;
}

/**
 * What a speaker's private link is made of beside their id (`linkToken`): it ends when it is raised, and with the address it
 * went to, whichever of their records that stands on.
 */
export function speakerLinkVersion({
  linkVersion,
  address,
}: {
  linkVersion: number;
  address: string;
}): string {
  return `${linkVersion} ${emailKey(address)}`;
}

const MINUTE_MS = 60_000;

/** Minutes until a mail that failed for now is tried again: soon at first, for two days in all. */
const WAITS = [1, 3, 10, 30, 60, 180, 360, 720, 1440];

/** How often a mail is tried before it counts as failed. */
export const MOST_ATTEMPTS = WAITS.length + 1;

/**
 * When to try again after the `attempts`-th attempt failed for now; null when it is given up.
 * @param jitter 0 to 1: spreads what failed together
 */
export function nextAttempt(attempts: number, now: Date, jitter: number): Date | null {
  const minutes = WAITS[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS * (1 + jitter / 4));
}

/** Mails that reach one mailbox in any hour, of all templates and schools together. What is more waits. */
export const MAILBOX_MAILS = 12;

const HOUR_MS = 3_600_000;

/** Who a mail to a mailbox is for: a browser that has proven the address, a stranger's sign-in, or anything else. */
export type MailKind = "known" | "stranger" | "other";

/**
 * Of the mails of an hour so many are kept for each kind while another kind is used up by somebody else: six for browsers
 * that have proven the address, two for sign-ins from new ones, and one for tickets, decisions and the rest.
 */
const KEPT: Record<MailKind, number> = { known: 6, stranger: 2, other: 1 };

/** What each kind leaves to which others. Only its owner asks as a known browser, and may use up all but new ones' sign-ins. */
const SPARES: Record<MailKind, readonly MailKind[]> = {
  known: ["stranger"],
  stranger: ["known", "other"],
  other: ["known", "stranger"],
};

/** A mail that a mailbox got, or is getting. */
export interface MailLeft {
  kind: MailKind;
  at: Date;
}

/**
 * When a mailbox has room for one more mail of a kind; null: now.
 * @param left its mails of the last hour, also those on their way
 * @param proven whether somebody has signed in with the address: else no browser can be known to it
 */
export function roomAt(kind: MailKind, left: readonly MailLeft[], proven: boolean, now: Date): Date | null {
  const since = now.getTime() - HOUR_MS;
  const counted = left.filter(({ at }) => at.getTime() > since).sort((one, other) => +one.at - +other.at);
  for (let gone = 0; gone <= counted.length; gone += 1) {
    if (!hasRoom(kind, counted.slice(gone), proven)) continue;
    const last = counted[gone - 1];
    return last ? new Date(last.at.getTime() + HOUR_MS) : null;
  }
  return new Date(now.getTime() + HOUR_MS);
}

function hasRoom(kind: MailKind, left: readonly MailLeft[], proven: boolean): boolean {
  const kept = SPARES[kind]
    .filter((other) => other !== "known" || proven)
    .map((other) => Math.max(0, KEPT[other] - left.filter((mail) => mail.kind === other).length));
  return kept.reduce((sum, places) => sum + places, left.length) < MAILBOX_MAILS;
}

/** Messages in one mail; what is more leaves in the next. */
export const MOST_JOINED = 50;

/** What is not known before a mailbox is looked at. */
export interface Joinable {
  id: string;
  template: TemplateName;
  language: string;
  recipient: string;
  editionId: string | null;
  mailingId: string | null;
  /** Its parameters as text: words or a reason of its own make a mail of its own. */
  said: string;
  attempts: number;
  mailId: string | null;
}

/**
 * What two messages have in common when they leave as one mail. What was tried before leaves again with what it left with
 * then, and nothing more: a mail sent again under its Message-ID must say the same.
 */
export function joinKey(message: Joinable): string {
  const { id, template, language, recipient, editionId, mailingId, said, attempts, mailId } = message;
  if (attempts > 0) return `again ${mailId ?? id}`;
  const { joins } = MAILS[template];
  if (joins === "never") return id;
  const edition = joins === "anywhere" ? null : editionId;
  return JSON.stringify([recipient, template, language, edition, mailingId, said]);
}

/** Mails that say of a place what the mail before the day says, as it is when they leave. */
export const TELLS_OF_PLACE: readonly TemplateName[] = templatesThat(
  ({ calendar, endsWith }) => (calendar === "adds" || calendar === "repeats") && endsWith === null,
);

/** Kept with a mail that did not leave because its mailbox wants no messages of that kind. */
export const UNWANTED = "UNWANTED";

/** Kept with a mail that only the cancellation of its edition has held back. */
export const HELD_BACK = "EDITION-CANCELLED";

/**
 * What becomes of a mail that is about to leave: it is true; it never leaves; it waits, because an undo may make it true
 * again; or it leaves only if its edition is brought back.
 */
export function truthOf(
  template: TemplateName,
  parameters: Record<string, unknown>,
  now: Standing,
): "true" | "pointless" | "undone-perhaps" | "held" {
  const mail = MAILS[template];
  if (mail.holds(now, parameters)) return "true";
  if (now.comesBack && mail.holds({ ...now, state: now.comesBack }, parameters)) return "undone-perhaps";
  const brought = { ...now, cancelled: false };
  return now.cancelled && mail.waitsForRevival && mail.holds(brought, parameters) ? "held" : "pointless";
}

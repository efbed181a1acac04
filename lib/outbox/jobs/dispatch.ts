import "server-only";
import { randomUUID } from "node:crypto";
import { settings } from "@/lib/platform/env";
import { isOutage } from "@/lib/platform/errors";
import { log, logFault } from "@/lib/platform/log";
import { deliverMail, failureOf, isAddressRefused, isRefusedForGood } from "@/lib/platform/mail/transport";
import { beat, type LeasedMail, leaseMails } from "../commands/lease-messages";
import type { Outcomes, SendOutcome } from "../commands/settle-mail";
import { noteLeft, roomOf } from "../rules/throttle";
import { MAILS } from "../templates/registry";
import { type MailSources, readMessages } from "./prepare-mail";
import { prepareTogether } from "./prepare-together";
import { settler } from "./settle-together";

/** Mails on their way at the same time: as many may leave twice when the process is killed. */
export const AT_ONCE = 6;
const BEAT_MS = 10_000;
const IDLE_MS = 1_000;
/** Until one looks again whether the mail server may be given more; that asks nobody. */
const FULL_MS = 200;
const WITHOUT_DATABASE_MS = 5_000;

/** When this process gave mails to the server, of the last minute. */
let left: readonly number[] = [];
const room = () => roomOf(left, settings().mailsPerMinute, Date.now());

/**
 * One round: takes what is due and sends it. A mail whose dispatcher dies between sending and writing it down is sent
 * once more, with the same Message-ID.
 * @returns how many mails were taken
 */
export async function dispatchOnce(holder: string, sources: MailSources): Promise<number> {
  const most = room();
  if (most === 0) return 0;
  const mails = await leaseMails(holder, Math.min(AT_ONCE, most));
  left = noteLeft(left, mails.length, Date.now());
  const settle = settler(holder);
  const read = await readTogether(mails, sources);
  await Promise.all(mails.map(async (mail) => settle(await send(mail, read.get(mail) ?? null, sources))));
  return mails.length;
}

type Read = Awaited<ReturnType<typeof readMessages>>;

/** What all mails need to know; nothing when that can't be read: then each is read alone, and a fault stops its own. */
async function readTogether(
  mails: readonly LeasedMail[],
  sources: MailSources,
): Promise<ReadonlyMap<LeasedMail, Read>> {
  try {
    const read = await readMessages(mails.flat(), sources);
    return new Map(mails.map((mail) => [mail, read.splice(0, mail.length)]));
  } catch {
    return new Map();
  }
}

async function send(messages: LeasedMail, read: Read | null, sources: MailSources): Promise<Outcomes> {
  const [{ id, template }] = messages;
  let prepared: ReturnType<typeof prepareTogether>;
  try {
    prepared = prepareTogether(messages, read ?? (await readMessages(messages, sources)));
  } catch (error) {
    const failed: SendOutcome = isOutage(error)
      ? { kind: "failed", failure: "DATABASE", forGood: false }
      : { kind: "failed", failure: `FAULT ${logFault(error, "outbox")}`, forGood: true };
    return messages.map((message) => [message, failed]);
  }
  const { mail, outcomes } = prepared;
  if (!mail) return outcomes;
  try {
    await deliverMail(mail);
  } catch (error) {
    const failure = failureOf(error);
    log.warn({ message: id, template, failure }, "mail not sent");
    const failed: SendOutcome = {
      ...{ kind: "failed", failure, forGood: isRefusedForGood(error) },
      address: isAddressRefused(error),
    };
    return outcomes.map(([message, outcome]) => [message, outcome.kind === "sent" ? failed : outcome]);
  }
  if (!settings().smtpUrl && MAILS[template].about === "request") showLink(mail.text);
  return outcomes;
}

/** Without a mail server the operator reads the link here: this machine is the only one that can use it. */
function showLink(text: string): void {
  const link = /https?:\/\/\S+\/sign-in\/\S+/.exec(text)?.[0];
  if (link) process.stdout.write(`A link to sign in: ${link}\n`);
}

/** Sends what is due until it is stopped; a database or a mail server that is away only makes it wait. */
export function startDispatcher(sources: MailSources): { stop: () => void } {
  const holder = randomUUID();
  let stopped = false;
  let beaten = 0;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    let wait = IDLE_MS;
    try {
      if (Date.now() - beaten >= BEAT_MS) {
        await beat();
        beaten = Date.now();
      }
      if ((await dispatchOnce(holder, sources)) === AT_ONCE) wait = 0;
      else if (room() === 0) wait = FULL_MS;
    } catch (error) {
      if (!isOutage(error)) logFault(error, "outbox");
      wait = WITHOUT_DATABASE_MS;
    }
    if (stopped) return;
    timer = setTimeout(round, wait);
    timer.unref();
  };
  void round();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

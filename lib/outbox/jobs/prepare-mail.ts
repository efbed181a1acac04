import "server-only";
import { emailKey } from "@/lib/platform/text";
import type { LeasedMessage } from "../commands/lease-messages";
import type { MailLinks } from "../emails/content";
import { type FilledMessage, type FilledNow, type FindMailings, fillInNow } from "../queries/fill-in";
import { findStops, type MailStop } from "../queries/stopped";
import { truthOf } from "../rules";
import type { FindMailContexts, MailContext } from "../rules/mail-facts";
import { MAILS } from "../templates/registry";
import type { IssueSignInLink } from "./mail-links";
import { linksOf, stopLinks } from "./mail-links";

/** What a mail asks of nouns above this one, at the moment it leaves. */
export interface MailSources {
  issueSignInLink: IssueSignInLink;
  findContexts: FindMailContexts;
  findMailings: FindMailings;
}

/** A message with all that its mail needs to know, and what its row keeps when it has left. */
export interface ReadyMessage {
  message: LeasedMessage;
  filled: FilledMessage;
  context: MailContext | null;
  links: MailLinks;
}

/**
 * Why a message does not leave: for good, while a decision can be undone, for as long as its edition is cancelled, because
 * its mailbox wants none such, or until somebody says whose the address is.
 */
export type Unsent = "pointless" | "undone-perhaps" | "held" | "unwanted" | "unsettled";

/**
 * What the mails of messages need to know as they leave now: names, addresses and links of this moment, in as many
 * statements as for one. No mail of one that has become pointless or untrue: the link to sign in is too late, the person
 * was erased, the place was given back.
 * @returns what was found of each, in their order
 */
export async function readMessages(
  leased: readonly LeasedMessage[],
  sources: MailSources,
): Promise<Array<ReadyMessage | Unsent>> {
  const filled = await fillInNow(leased, sources.findMailings);
  const messages = leased.flatMap((message, at) => {
    const now = filled[at];
    return now ? [{ ...message, ...now }] : [];
  });
  const contexts = await sources.findContexts(
    messages.map((message) => ({
      ...message,
      // It is about this edition: nothing of the earlier registration but its name and address.
      registrationId: MAILS[message.template].about === "earlier" ? null : message.registrationId,
      recipientKey: emailKey(message.recipient),
    })),
  );
  const stops = await findStops(messages);
  const read = new Map<string, ReadyMessage | Unsent>();
  for (const [at, message] of messages.entries())
    read.set(message.id, await judge(message, contexts[at] ?? null, stops.get(message.id) ?? null, sources));
  return leased.map(({ id }) => read.get(id) ?? "pointless");
}

async function judge(
  {
    audience,
    stoppable: _,
    closed,
    speaker,
    ...message
  }: LeasedMessage & Pick<FilledNow, "audience" | "stoppable" | "closed" | "speaker">,
  context: MailContext | null,
  stop: MailStop | null,
  sources: MailSources,
): Promise<ReadyMessage | Unsent> {
  if (context?.erased) return "pointless";
  const { template, parameters, recipient } = message;
  const truth = context ? truthOf(template, parameters, { ...context.standing, audience }) : "true";
  if (truth !== "true") return truth;
  if (stop?.stopped) return "unwanted";
  // That it comes tells what they answered: whoever has the address now may be a stranger.
  if (closed && context?.unsettled) return "unsettled";
  const links = await linksOf(message, context, sources.issueSignInLink, speaker);
  if (!links) return "pointless";
  const all = stop ? { ...links, stop: stopLinks(stop.token, message.language, stop.of) } : links;
  return { message, filled: { parameters, recipient }, context, links: all };
}

import "server-only";
import { settings } from "@/lib/platform/env";
import { translator } from "@/lib/platform/i18n/translator";
import { qrImage } from "@/lib/platform/mail/qr-image";
import type { MailAttachment, OutgoingMail } from "@/lib/platform/mail/transport";
import { linkToken } from "@/lib/platform/secrets";
import { emailKey } from "@/lib/platform/text";
import type { LeasedMessage } from "../commands/lease-messages";
import { composeMail } from "../emails/compose";
import type { MailContent, MailLinks } from "../emails/content";
import { asHtml, TICKET_PICTURE } from "../emails/render-html";
import { asText } from "../emails/render-text";
import { typedLine } from "../emails/typed-text";
import { type FilledMessage, type FilledNow, type FindMailings, fillInNow } from "../queries/fill-in";
import { findStops, type MailStop } from "../queries/stopped";
import { truthOf } from "../rules";
import { writeDaysCalendar } from "../rules/days-calendar";
import type { FindMailContexts, MailContext } from "../rules/mail-facts";
import { ownWordsOf } from "../rules/own-words";
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
 * Why a message does not leave: for good, while a decision can be undone, for as long as its edition is cancelled, or because
 * its mailbox wants none such.
 */
export type Unsent = "pointless" | "undone-perhaps" | "held" | "unwanted";

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
  { audience, stoppable: _, ...message }: LeasedMessage & Pick<FilledNow, "audience" | "stoppable">,
  context: MailContext | null,
  stop: MailStop | null,
  sources: MailSources,
): Promise<ReadyMessage | Unsent> {
  if (context?.erased) return "pointless";
  const { template, parameters, recipient } = message;
  const truth = context ? truthOf(template, parameters, { ...context.standing, audience }) : "true";
  if (truth !== "true") return truth;
  if (stop?.stopped) return "unwanted";
  const links = await linksOf(message, context, sources.issueSignInLink);
  if (!links) return "pointless";
  const all = stop ? { ...links, stop: stopLinks(stop.token, message.language, stop.of) } : links;
  return { message, filled: { parameters, recipient }, context, links: all };
}

/** The mail of one message. */
export function writeMail({ message, context, links }: ReadyMessage): OutgoingMail {
  const { template, parameters, language } = message;
  const facts = context?.facts ?? null;
  const parts = composeMail(template, parameters, language, links, settings().operatorName, facts);
  return {
    ...addressMail({ message, links }, parts, context),
    attachments: context ? attachmentsOf(message, context, parts) : [],
  };
}

/** A mail without its attachments. */
export function addressMail(
  { message, links }: Pick<ReadyMessage, "message" | "links">,
  parts: MailContent,
  context: MailContext | null,
): OutgoingMail {
  const facts = context?.facts;
  return {
    messageId: message.messageId,
    to: message.recipient,
    subject: parts.subject,
    text: asText(parts),
    html: asHtml(parts),
    language: message.language,
    ...(facts ? { replyTo: facts.replyTo ?? facts.contact } : {}),
    ...(facts?.school ? { fromName: typedLine(facts.school) } : {}),
    ...(context
      ? { listId: `${context.editionSlug}.${context.schoolSlug}.${new URL(settings().publicUrl).hostname}` }
      : {}),
    ...(links.stop ? { unsubscribe: links.stop.oneClick } : {}),
  };
}

/** What the code of a test says: it opens no door. */
const NOBODYS_TICKET = "TEST";

/** The ticket's code as a picture where the mail shows it, and the days for the calendar, or their cancellation. */
export function attachmentsOf(
  message: LeasedMessage,
  context: MailContext,
  parts: MailContent,
): MailAttachment[] {
  const { registration, facts } = context;
  const { template, language } = message;
  const attachments: MailAttachment[] = [];
  if (parts.blocks.some((block) => block.kind === "ticket"))
    attachments.push({
      name: "ticket.png",
      type: "image/png",
      // The ticket's own secret: whoever photographs the code can't open the registration.
      content: qrImage(
        registration
          ? linkToken("ticket", registration.registrationId, registration.ticketVersion)
          : NOBODYS_TICKET,
      ),
      inlineAs: TICKET_PICTURE,
    });
  if (!registration) return attachments;
  const wanted = ownWordsOf(message.parameters)?.attached?.includes("calendar");
  const does = wanted ? "repeats" : MAILS[template].calendar;
  const cancelled = does === "removes" && registration.hadPlace;
  const hasPlace = (does === "adds" || does === "repeats") && facts.registration?.ticket;
  if (!cancelled && !hasPlace) return attachments;
  const calendar = writeDaysCalendar(facts, {
    ...registration,
    cancelled,
    stamp: new Date(),
    note: translator(language, "emails")("calendarNote"),
    address: `${settings().publicUrl}/${language}/schools/${context.schoolSlug}/${context.editionSlug}`,
  });
  if (calendar)
    attachments.push({
      name: `${translator(language, "emails")("calendarFile")}.ics`,
      type: `text/calendar; charset=utf-8; method=${cancelled ? "CANCEL" : "PUBLISH"}`,
      content: calendar,
    });
  return attachments;
}

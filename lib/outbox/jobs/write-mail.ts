import "server-only";
import { settings } from "@/lib/platform/env";
import { translator } from "@/lib/platform/i18n/translator";
import { qrImage } from "@/lib/platform/mail/qr-image";
import type { MailAttachment, OutgoingMail } from "@/lib/platform/mail/transport";
import { linkToken } from "@/lib/platform/secrets";
import type { LeasedMessage } from "../commands/lease-messages";
import { composeMail } from "../emails/compose";
import { composeJoined } from "../emails/compose-joined";
import type { MailContent } from "../emails/content";
import { asHtml, TICKET_PICTURE } from "../emails/render-html";
import { asText } from "../emails/render-text";
import { typedLine } from "../emails/typed-text";
import { writeDaysCalendar } from "../rules/days-calendar";
import type { MailContext } from "../rules/mail-facts";
import { ownWordsOf } from "../rules/own-words";
import { MAILS } from "../templates/registry";
import type { ReadyMessage } from "./prepare-mail";

/** Those whom one mail is about, the first of whom lends what is of the mail as a whole. */
type Each = readonly [ReadyMessage, ...ReadyMessage[]];

/** The mail of one message, or of several that leave together. */
export function writeMail(each: Each): OutgoingMail {
  const [first, ...others] = each;
  const parts = contentOf(each);
  const attachments = each.flatMap(({ message, context }) =>
    context ? attachmentsOf(message, context, parts) : [],
  );
  return {
    ...addressMail(first, parts, isOfOneEdition(each) ? first.context : null),
    attachments: others.length === 0 ? attachments : cancellations(attachments),
  };
}

/**
 * The words of a mail.
 * @param only of several: one of them, as the mail is kept of them
 */
export function contentOf(each: Each, only: number | null = null): MailContent {
  const [{ message, context, links }, ...others] = each;
  const { template, parameters, language } = message;
  const site = settings().operatorName;
  if (others.length === 0)
    return composeMail(template, parameters, language, links, site, context?.facts ?? null);
  const messages = each.map((one) => ({
    parameters: one.message.parameters,
    links: one.links,
    facts: one.context?.facts ?? null,
  }));
  const own = only === null ? null : (messages[only] ?? null);
  return composeJoined(template, messages, language, site, isOfOneEdition(each), own);
}

const isOfOneEdition = (each: Each) => new Set(each.map(({ message }) => message.editionId)).size === 1;

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
function attachmentsOf(message: LeasedMessage, context: MailContext, parts: MailContent): MailAttachment[] {
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

/** Days taken out of calendars, one file for each; the files that put them in stand on everybody's own page. */
function cancellations(attachments: readonly MailAttachment[]): MailAttachment[] {
  return attachments
    .filter(({ type }) => type.includes("method=CANCEL"))
    .map((file, at) => ({ ...file, name: file.name.replace(".", `-${at + 1}.`) }));
}

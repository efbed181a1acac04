import "server-only";
import { settings } from "@/lib/platform/env";
import { localise } from "@/lib/platform/i18n/localised";
import type { OutgoingMail } from "@/lib/platform/mail/transport";
import { linkToken } from "@/lib/platform/secrets";
import type { LeasedMessage } from "../commands/lease-messages";
import { composeMail, type MailLinks } from "../emails/compose";
import { asHtml, asText } from "../emails/render";
import { typedLine } from "../emails/typed-text";
import { findMailContext, type MailContext } from "../queries/mail-context";

/** Makes link and code of a mail to sign in, at the moment it leaves; null when there is nothing to send any more. */
export type MintSignIn = (
  request: string,
  language: string,
) => Promise<{ link: string; code: string; minutes: number } | null>;

/**
 * The mail of a message as it leaves now, with its links. Null when it has become pointless: the link to sign in is too
 * late, the person was erased, the draft was sent.
 */
export async function prepareMail(message: LeasedMessage, mint: MintSignIn): Promise<OutgoingMail | null> {
  const context = await findMailContext(message);
  if (context?.erased || message.recipient === "") return null;
  const links = await linksOf(message, context, mint);
  if (!links) return null;
  const { operatorName } = settings();
  const { template, parameters, language } = message;
  const parts = composeMail(template, parameters, language, links, operatorName);
  const school = context ? localise(context.schoolTitle, language, context.languages)?.text : null;
  return {
    messageId: message.messageId,
    to: message.recipient,
    subject: parts.subject,
    text: asText(parts),
    html: asHtml(parts),
    language,
    ...(context?.contactEmail ? { replyTo: context.contactEmail } : {}),
    ...(school ? { fromName: typedLine(school) } : {}),
  };
}

async function linksOf(
  message: LeasedMessage,
  context: MailContext | null,
  mint: MintSignIn,
): Promise<MailLinks | null> {
  const site = `${settings().publicUrl}/${message.language}`;
  const edition = context ? `${site}/schools/${context.schoolSlug}/${context.editionSlug}` : site;
  switch (message.template) {
    case "sign-in": {
      const minted = await mint(String(message.parameters.request), message.language);
      return minted && { button: minted.link, code: minted.code, minutes: minted.minutes };
    }
    case "team-invitation":
      return { button: `${site}/sign-in?to=${encodeURIComponent(`/${message.language}/organise`)}` };
    case "schedule-changed":
      return { button: `${edition}/agenda` };
    case "edition-cancelled":
      return { button: edition };
    case "draft-saved": {
      const link = context?.link;
      if (!link?.draft) return null;
      return { button: `${edition}/register/${linkToken("draft-link", link.registrationId, link.version)}` };
    }
    default: {
      const link = context?.link;
      return link && !link.draft
        ? { button: `${site}/r/${linkToken("private-link", link.registrationId, link.version)}` }
        : {};
    }
  }
}

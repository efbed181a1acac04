import "server-only";
import { settings } from "@/lib/platform/env";
import { CORRECTION_LINK, linkToken } from "@/lib/platform/secrets";
import { isUuid } from "@/lib/platform/uuid";
import type { LeasedMessage } from "../commands/lease-messages";
import type { MailLinks } from "../emails/content";
import type { SpeakerLink } from "../queries/fill-in";
import type { MailContext } from "../rules/mail-facts";
import type { LeadsTo } from "../templates/definition/mail";
import { MAILS } from "../templates/registry";

/** Makes link and code of a mail to sign in, at the moment it leaves; null when there is nothing to send any more. */
export type IssueSignInLink = (
  request: string,
  language: string,
) => Promise<{ link: string; code: string; minutes: number } | null>;

/** Where a mail may lead: the site in its language, the edition's pages, the reader's private link as it is now. */
interface Places {
  message: LeasedMessage;
  issueLink: IssueSignInLink;
  site: string;
  /** The edition's page and that of its programme; nowhere until it is published, as nobody finds them. */
  edition: MailLinks;
  agenda: MailLinks;
  /** The same for its team, whose desk has the edition in any case. */
  own: MailLinks;
  /** The address of that desk. */
  desk: string;
  /** The links of the page behind a private link; null where the reader must not have it. */
  private: MailLinks | null;
  draft: string | null;
  /** The page of the speaker it is about. */
  speaker: string | null;
}

type Leads = (places: Places) => MailLinks | null | Promise<MailLinks | null>;

const LINKS: Record<LeadsTo, Leads> = {
  "sign-in-link-only": async ({ message, issueLink }) => {
    const issued = await issueLink(String(message.parameters.request), message.language);
    return issued && { button: issued.link, code: issued.code, minutes: issued.minutes };
  },
  team: ({ site, message }) => ({
    button: `${site}/sign-in?to=${encodeURIComponent(`/${message.language}/organise`)}`,
  }),
  agenda: ({ agenda }) => agenda,
  edition: ({ edition }) => edition,
  "draft-link-only": ({ draft }) => (draft ? { button: draft } : null),
  "private-link": (places) => places.private ?? {},
  "private-link-only": (places) => places.private,
  "private-link-or-edition": (places) => places.private ?? places.edition,
  "private-link-questions-only": (places) =>
    places.private && { ...places.private, button: `${places.private.privateLink}/questions` },
  "speaker-link-only": ({ speaker }) => (speaker ? { button: speaker } : null),
  "way-back-only": ({ site, message: { parameters } }) => {
    const id = String(parameters.correction);
    return isUuid(id)
      ? { button: `${site}/r/corrected/${linkToken("correction", id, CORRECTION_LINK)}` }
      : null;
  },
  "public-pages": ({ own }) => own,
  "desk-messages": ({ desk }) => ({ button: `${desk}/outbox` }),
  "desk-releases": ({ desk }) => ({ button: `${desk}/releases` }),
  nowhere: () => ({}),
};

/** The links of a mail that leaves now; null when it is nothing without one. */
export async function linksOf(
  message: LeasedMessage,
  context: MailContext | null,
  issueLink: IssueSignInLink,
  speaker: SpeakerLink | null,
): Promise<MailLinks | null> {
  const site = `${settings().publicUrl}/${message.language}`;
  return LINKS[MAILS[message.template].leadsTo]({
    message,
    issueLink,
    site,
    speaker: speaker && `${site}/speak/${linkToken("speaker-link", speaker.id, speaker.version)}`,
    ...editionLinks(context, site),
  });
}

function editionLinks(
  context: MailContext | null,
  site: string,
): Omit<Places, "message" | "issueLink" | "site" | "speaker"> {
  const desks = `${site}/organise`;
  if (!context)
    return {
      ...{ edition: {}, agenda: {}, own: { button: site, privateLink: site, kept: site }, desk: desks },
      ...NO_LINK,
    };
  const { schoolSlug, editionSlug, published, link } = context;
  const page = `${site}/schools/${schoolSlug}/${editionSlug}`;
  const agenda = published ? { agenda: `${page}/agenda` } : {};
  // Each place that a private link would lead to is the edition's own page.
  const desk = `${desks}/${schoolSlug}/${editionSlug}`;
  const own = published ? page : `${desk}/overview`;
  return {
    edition: published ? { button: page } : {},
    agenda: published ? { button: `${page}/agenda` } : {},
    own: { button: own, privateLink: own, kept: own, ...agenda },
    desk,
    ...registrationLinks(link, site, page, agenda),
  };
}

const NO_LINK = { private: null, draft: null };

/** Where a message to many is stopped: by its reader on a page of their language, by their mail program with one request. */
export function stopLinks(
  token: string,
  language: string,
  of: NonNullable<MailLinks["stop"]>["of"],
): NonNullable<MailLinks["stop"]> {
  const { publicUrl } = settings();
  return {
    of,
    page: `${publicUrl}/${language}/r/messages/${token}`,
    oneClick: `${publicUrl}/unsubscribe/${token}`,
  };
}

function registrationLinks(
  link: MailContext["link"],
  site: string,
  edition: string,
  agenda: Pick<MailLinks, "agenda">,
): Pick<Places, "private" | "draft"> {
  if (!link) return NO_LINK;
  const { registrationId, version } = link;
  if (link.draft)
    return {
      private: null,
      draft: `${edition}/register/${linkToken("draft-link", registrationId, version)}`,
    };
  const privateLink = `${site}/r/${linkToken("private-link", registrationId, version)}`;
  return { private: { button: privateLink, privateLink, ...agenda }, draft: null };
}

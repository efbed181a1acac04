import "server-only";
import { settings } from "@/lib/platform/env";
import { linkToken } from "@/lib/platform/secrets";
import type { LeasedMessage } from "../commands/lease-messages";
import type { MailLinks } from "../emails/content";
import type { MailContext } from "../rules/mail-facts";
import type { LeadsTo } from "../templates/definition/mail";
import { MAILS } from "../templates/registry";

/** Makes link and code of a mail to sign in, at the moment it leaves; null when there is nothing to send any more. */
export type IssueSignInLink = (
  request: string,
  language: string,
) => Promise<{ link: string; code: string; minutes: number } | null>;

/** Where a mail may lead: the site in its language, the edition's page, the reader's own link as it is now. */
interface Places {
  message: LeasedMessage;
  mint: IssueSignInLink;
  site: string;
  edition: string;
  /** The links of the registration's own page; null where the reader must not have it. */
  own: MailLinks | null;
  draft: string | null;
}

type Leads = (places: Places) => MailLinks | null | Promise<MailLinks | null>;

const LINKS: Record<LeadsTo, Leads> = {
  "sign-in-link-only": async ({ message, mint }) => {
    const minted = await mint(String(message.parameters.request), message.language);
    return minted && { button: minted.link, code: minted.code, minutes: minted.minutes };
  },
  team: ({ site, message }) => ({
    button: `${site}/sign-in?to=${encodeURIComponent(`/${message.language}/organise`)}`,
  }),
  agenda: ({ edition }) => ({ button: `${edition}/agenda` }),
  edition: ({ edition }) => ({ button: edition }),
  "draft-link-only": ({ draft }) => (draft ? { button: draft } : null),
  "own-link": ({ own }) => own ?? {},
  "own-link-only": ({ own }) => own,
  "own-link-or-edition": ({ own, edition }) => own ?? { button: edition },
  nowhere: () => ({}),
};

/** The links of a mail that leaves now; null when it is nothing without one. */
export async function linksOf(
  message: LeasedMessage,
  context: MailContext | null,
  mint: IssueSignInLink,
): Promise<MailLinks | null> {
  const site = `${settings().publicUrl}/${message.language}`;
  const edition = context ? `${site}/schools/${context.schoolSlug}/${context.editionSlug}` : site;
  return LINKS[MAILS[message.template].leadsTo]({
    message,
    mint,
    site,
    edition,
    ...registrationLinks(context?.link ?? null, site, edition),
  });
}

function registrationLinks(
  link: MailContext["link"],
  site: string,
  edition: string,
): Pick<Places, "own" | "draft"> {
  if (!link) return { own: null, draft: null };
  const { registrationId, version } = link;
  if (link.draft)
    return { own: null, draft: `${edition}/register/${linkToken("draft-link", registrationId, version)}` };
  const own = `${site}/r/${linkToken("private-link", registrationId, version)}`;
  return { own: { button: own, own, agenda: `${edition}/agenda` }, draft: null };
}

import * as z from "zod/mini";
import type { MailFacts } from "../rules/mail-facts";
import type { LeadsTo } from "../templates/definition/mail";
import type { TemplateName } from "../templates/registry";
import { MAILS } from "../templates/registry";
import { STOOD_HERE } from "./compose";
import type { MailLinks } from "./content";

/** What a mail said when it left: what its row keeps. */
export interface SaidMail {
  subject: string;
  /** As its reader found it, but for what opened something: a word says what stood there. */
  text: string;
  /** The names of the files that came with it. */
  attached: string[];
}

const SaidSchema = z.object({ subject: z.string(), text: z.string(), attached: z.array(z.string()) });

/** What a row keeps of its mail; null where it left before that was kept, or its person is erased. */
export const readSaid = (stored: unknown): SaidMail | null => SaidSchema.safeParse(stored).data ?? null;

/** What stands in a mail that is kept where something opened a door, or told what few may read. */
const STOOD = ["link", "join", "choice"] as const;
type Stood = (typeof STOOD)[number];

// A mail that is kept is written anew with these in place of its links, so that there is nothing to be taken out of it.
const standIn = (what: Stood) => `${STOOD_HERE}${what}`;

/** Where everybody may read, or whoever works there. Whatever else a mail leads to is taken for a door, also of a template that comes later. */
const PUBLIC: readonly LeadsTo[] = [
  ...(["team", "desk-messages", "desk-releases"] as const),
  ...(["agenda", "edition", "public-pages", "nowhere"] as const),
];

/** The links of a mail without those that open something: no secret is at hand when the text that is kept is written. */
export function withoutDoors(template: TemplateName, links: MailLinks): MailLinks {
  const here = standIn("link");
  const { leadsTo } = MAILS[template];
  // Without a private page it led to the edition's.
  const open = PUBLIC.includes(leadsTo) || (leadsTo === "private-link-or-edition" && !links.privateLink);
  // Of nobody: a test leads to the edition's page wherever others find their own.
  const own = (address: string) => (leadsTo === "public-pages" ? address : here);
  return {
    ...(links.button ? { button: open ? links.button : here } : {}),
    ...(links.privateLink ? { privateLink: own(links.privateLink) } : {}),
    ...(links.kept ? { kept: own(links.kept) } : {}),
    ...(links.agenda ? { agenda: links.agenda } : {}),
    ...(links.stop ? { stop: closed(links.stop) } : {}),
    ...(links.code ? { code: here } : {}),
    ...(links.minutes ? { minutes: links.minutes } : {}),
  };
}

const closed = ({ of }: NonNullable<MailLinks["stop"]>) => ({
  ...{ of, page: standIn("link"), oneClick: standIn("link") },
});

/** The facts of a mail without online rooms' links, and without what its reader chose: who may read that finds it in the panel. */
export function withoutAnswers(facts: MailFacts): MailFacts {
  const { registration } = facts;
  if (!registration) return facts;
  const choice = standIn("choice");
  return {
    ...facts,
    registration: {
      ...registration,
      ...(registration.options
        ? { options: registration.options.map((one) => ({ ...one, question: choice, option: choice })) }
        : {}),
      ...(registration.joins
        ? { joins: registration.joins.map((one) => ({ ...one, link: one.link && standIn("join") })) }
        : {}),
    },
  };
}

const STANDS = new RegExp(`${STOOD_HERE}(${STOOD.join("|")})[^\\s;,)]*`, "g");

/** The text with words for what stood there. */
export const sayWhatStood = (text: string, words: Readonly<Record<Stood, string>>): string =>
  text.replace(STANDS, (_, what: Stood) => words[what]);

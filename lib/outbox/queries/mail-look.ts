import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { localise } from "@/lib/platform/i18n/localised";
import { done, type Result, refused } from "@/lib/platform/result";
import { composePreview, needsPublished } from "../emails/compose";
import type { PreviewContent } from "../emails/content";
import { exampleOf, MADE_UP, registrationAsTold } from "../rules/made-up";
import type { FindMailContexts, MailContext } from "../rules/mail-facts";
import { findFault, OWN_WORDS } from "../rules/own-words";
import type { MailLook } from "../schema";
import { MAILS, type TemplateName } from "../templates/registry";

/** A mail in one language of the edition. */
export interface MailLooked {
  language: string;
  /** Whether all its own words are of this language; else another stands in. */
  written: boolean;
  /** Whether it has no button yet, as its edition is not published. */
  buttonless: boolean;
  mail: PreviewContent;
}

/** How an edition says a mail, in all its languages. */
interface Wording {
  subject: unknown;
  opening: unknown;
  closing: unknown;
  leftOut: readonly string[];
  /** Of an organiser's whole mail. */
  attached?: readonly string[];
}

/** Somebody who takes part, as a mail is looked at for them. */
export interface MailReader {
  id: string;
  fullName: string;
  reference: string | null;
  emailKey: string;
}

const READER = { id: true, fullName: true, reference: true, emailKey: true } as const;

/** As many as one scrolls through; whoever is looked for has a page of their own. */
const MOST_READERS = 50;

/** Whom a mail about a registration could go to, the newest first. */
export async function readMailReaders(
  db: Reader,
  { organisationId, editionId }: EditionScope,
  template: TemplateName,
): Promise<MailReader[]> {
  if (MAILS[template].about !== "registration") return [];
  return db.registration.findMany({
    where: { organisationId, editionId, erasedAt: null, state: { not: "draft" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: MOST_READERS,
    select: READER,
  });
}

/**
 * How a mail would read with words that are not stored, in each language of the edition: what an organiser looks at while
 * typing. Writes nothing. Refused with "placeholder" as saving it would be.
 */
export async function lookAtMail(
  scope: EditionScope<"edit-mails">,
  { template, reader, ...wording }: MailLook,
  findContexts: FindMailContexts,
): Promise<Result<MailLooked[], "placeholder">> {
  const { subject, opening, closing } = wording;
  const fault = findFault({ subject, opening, closing }, template);
  if (fault) return refused("placeholder", fault);
  const readers = reader ? await reading((db) => readMailReaders(db, scope, template)) : [];
  const chosen = readers.find(({ id }) => id === reader) ?? null;
  return done(await previewsOf(scope, template, wording, chosen, findContexts));
}

/**
 * A mail in each language of the edition, with its days and, where it is about a registration, the ticket or the place in
 * the list; its links and the ticket's code are made when it leaves.
 * @param reader null: somebody made up
 * @param read the languages it is read in, where they are not those of the edition
 * @param earlier what the earlier edition is called whose people it is to
 */
export async function previewsOf(
  scope: EditionScope,
  template: TemplateName,
  wording: Wording,
  reader: MailReader | null,
  findContexts: FindMailContexts,
  { read = scope.languages, earlier = null }: { read?: readonly string[]; earlier?: unknown } = {},
): Promise<MailLooked[]> {
  const { organisationId, editionId, languages } = scope;
  const contexts = await findContexts(
    read.map((language) => ({
      ...{ organisationId, editionId, language },
      registrationId: MAILS[template].about === "earlier" ? null : (reader?.id ?? null),
      recipientKey: reader?.emailKey ?? "",
    })),
  );
  const { fullName, reference } = reader ?? MADE_UP;
  return read.map((language, at) => {
    const texts = [wording.subject, wording.opening, wording.closing].map((json) =>
      localise(json, language, languages),
    );
    const [subject = null, opening = null, closing = null] = texts.map((one) => one?.text ?? null);
    const own = { subject, opening, closing, leftOut: wording.leftOut, attached: wording.attached };
    const earlierTitle = localise(earlier, language, languages)?.text ?? "";
    const parameters = { ...exampleOf(template), fullName, reference, earlierTitle, [OWN_WORDS]: own };
    const context = contexts[at] ?? null;
    const facts = factsOf(template, context);
    const published = context?.published ?? true;
    return {
      language,
      written: texts.every((one) => one === null || one.lang === null),
      buttonless: !published && needsPublished(template),
      mail: composePreview(template, parameters, language, settings().operatorName, facts, published),
    };
  });
}

function factsOf(template: TemplateName, context: MailContext | null) {
  if (!context) return null;
  const { facts, standing } = context;
  const real = { state: standing.state, registration: facts.registration };
  const asAtFirst = { stands: "ahead" as const, takes: true };
  return { ...facts, ...asAtFirst, registration: registrationAsTold(template, real) };
}

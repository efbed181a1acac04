import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { settings } from "@/lib/platform/env";
import { filledForm } from "@/lib/platform/form-fields";
import { asLocalised, localise } from "@/lib/platform/i18n/localised";
import { composePreview } from "../emails/compose";
import {
  OWN_WORDS,
  type OwnWords,
  optionalBlocksOf,
  placeholdersOf,
  REWORDABLE,
  wordingFields,
} from "../rules/own-words";
import { MAILS, type TemplateName } from "../templates/registry";

type Scope = EditionScope<"view-outbox">;

/** The mails of an edition that it may say itself, and the languages in which it does. */
export async function listMailWordings(scope: Scope) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const rows = await db.mailWording.findMany({ where: { organisationId, editionId } });
    const byTemplate = new Map(rows.map((row) => [row.template, row]));
    return REWORDABLE.map((template) => {
      const row = byTemplate.get(template);
      const said = row ? [row.subject, row.opening, row.closing].map(asLocalised) : [];
      const languages = scope.languages.filter((language) => said.some((text) => text[language]));
      return {
        template,
        languages,
        changed: said.some((text) => Object.keys(text).length > 0) || (row?.leftOut.length ?? 0) > 0,
      };
    });
  });
}

/** Nobody: whom a mail is looked at for where no reader was chosen. */
const MADE_UP = { fullName: "Ada Esempio", reference: "K7PFRA" };

/** As many as one scrolls through; whoever is looked for has a page of their own. */
const MOST_READERS = 50;

/**
 * One mail as its form is filled, what may stand in it, and how it reads in each language of the edition: to somebody
 * who takes part, or to somebody made up where `reader` is none of them.
 * @param name the stored name of the mail, as the address has it
 * @param reader the id of a registration
 * @returns null where no mail is called so, or none that an edition may say itself
 */
export async function getMailWording(scope: Scope, name: string, reader: string | null) {
  const template = REWORDABLE.find((one) => one === name);
  if (!template) return null;
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const row = await db.mailWording.findUnique({
      where: { organisationId_editionId_template: { organisationId, editionId, template } },
    });
    const wording = row ?? { subject: {}, opening: {}, closing: {}, leftOut: [], version: 0 };
    const titles = await readTitles(db, scope);
    const readers = await readReaders(db, scope, template);
    const chosen = readers.find(({ id }) => id === reader);
    return {
      id: row?.id ?? null,
      template,
      form: filledForm(wording.version, wordingFields(wording)),
      placeholders: placeholdersOf(template),
      blocks: optionalBlocksOf(template),
      readers: readers.map(({ id, fullName }) => ({ id, fullName })),
      reader: chosen?.id ?? null,
      previews: scope.languages.map((language) => ({
        language,
        ...previewIn(template, language, scope, wording, {
          ...titles(language),
          ...(chosen ? { fullName: chosen.fullName, reference: chosen.reference } : MADE_UP),
        }),
      })),
    };
  });
}

/** Whether it reads so in this language, or in another that stands in, and the mail. */
function previewIn(
  template: TemplateName,
  language: string,
  scope: Scope,
  wording: { subject: unknown; opening: unknown; closing: unknown; leftOut: readonly string[] },
  values: Record<string, unknown>,
) {
  const texts = [wording.subject, wording.opening, wording.closing].map((json) =>
    localise(json, language, scope.languages),
  );
  const [subject = null, opening = null, closing = null] = texts.map((one) => one?.text ?? null);
  const own = { subject, opening, closing, leftOut: wording.leftOut as OwnWords["leftOut"] };
  const parameters = { ...MAILS[template].example, ...values, [OWN_WORDS]: own };
  return {
    written: texts.every((one) => one === null || one.lang === null),
    mail: composePreview(template, parameters, language, settings().operatorName),
  };
}

/** Whom a mail about a registration could go to, the newest first. */
async function readReaders(db: Reader, { organisationId, editionId }: Scope, template: TemplateName) {
  if (MAILS[template].about !== "registration") return [];
  return db.registration.findMany({
    where: { organisationId, editionId, erasedAt: null, state: { not: "draft" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: MOST_READERS,
    select: { id: true, fullName: true, reference: true },
  });
}

async function readTitles(db: Reader, scope: Scope) {
  const { organisationId, editionId } = scope;
  const edition = await db.edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: editionId } },
    select: { title: true, school: { select: { title: true } } },
  });
  return (language: string) => {
    const say = (json: unknown) => localise(json, language, scope.languages)?.text ?? "";
    return { schoolTitle: say(edition.school.title), editionTitle: say(edition.title) };
  };
}

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { filledForm } from "@/lib/platform/form-fields";
import { asLocalised } from "@/lib/platform/i18n/localised";
import type { FindMailContexts } from "../rules/mail-facts";
import { optionalBlocksOf, placeholdersOf, REWORDABLE, wordingFields } from "../rules/own-words";
import { previewsOf, readMailReaders } from "./mail-look";

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

/**
 * One mail as its form is filled, what may stand in it, and how it reads in each language of the edition: to somebody
 * who takes part, or to somebody made up where `reader` is none of them.
 * @param name the stored name of the mail, as the address has it
 * @param reader the id of a registration
 * @returns null where no mail is called so, or none that an edition may say itself
 */
export async function getMailWording(
  scope: Scope,
  name: string,
  reader: string | null,
  findContexts: FindMailContexts,
) {
  const template = REWORDABLE.find((one) => one === name);
  if (!template) return null;
  const { organisationId, editionId } = scope;
  const where = { organisationId_editionId_template: { organisationId, editionId, template } };
  const [row, readers] = await reading((db) =>
    Promise.all([db.mailWording.findUnique({ where }), readMailReaders(db, scope, template)]),
  );
  const wording = row ?? { subject: {}, opening: {}, closing: {}, leftOut: [], version: 0 };
  const chosen = readers.find(({ id }) => id === reader) ?? null;
  return {
    id: row?.id ?? null,
    template,
    form: filledForm(wording.version, wordingFields(wording)),
    placeholders: placeholdersOf(template),
    blocks: optionalBlocksOf(template),
    readers: readers.map(({ id, fullName }) => ({ id, fullName })),
    reader: chosen?.id ?? null,
    previews: await previewsOf(scope, template, wording, chosen, findContexts),
  };
}

import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { Localised } from "@/lib/platform/i18n/localised";
import { inEveryLanguage } from "../rules/standard-words";

/**
 * What every new edition asks and lets people agree to: the privacy notice and the terms; interpreting, and access and
 * diet, each of these two with a consent of its own. Written in every language of the interface, so that a language an
 * organiser adds later is there already.
 */
export async function createStandardForm(
  tx: Transaction,
  edition: { organisationId: string; editionId: string; languages: readonly string[] },
): Promise<void> {
  const { organisationId, editionId } = edition;
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { controllerName: true, privacyContact: true, answerDays: true, sensitiveAnswerDays: true },
  });
  const { answerDays, sensitiveAnswerDays } = organisation;
  const facts = {
    ...{ controller: organisation.controllerName, contact: organisation.privacyContact },
    ...{ days: answerDays, sensitive: sensitiveAnswerDays },
  };
  const term = async (key: string, kind: "privacy" | "participation" | "sensitive", text: Localised) => {
    const made = await tx.term.create({
      data: { organisationId, editionId, kind, key, versions: { create: { number: 1, text } } },
      select: { versions: { select: { id: true } } },
    });
    return made.versions[0]?.id ?? null;
  };
  await term(
    "privacy",
    "privacy",
    inEveryLanguage((say) => say("privacy", facts)),
  );
  await term(
    "terms",
    "participation",
    inEveryLanguage((say) => say("terms")),
  );
  const consents = {
    access: await term(
      "access",
      "sensitive",
      inEveryLanguage((say) => say("accessConsent", { days: sensitiveAnswerDays })),
    ),
    diet: await term(
      "diet",
      "sensitive",
      inEveryLanguage((say) => say("dietConsent", { days: sensitiveAnswerDays })),
    ),
  };
  const languages = [...new Set([...edition.languages, ...LOCALES])];
  const fields = [
    {
      key: "interpreting",
      kind: "choices",
      options: languages.map((value) => ({ value, label: languageNames(value) })),
      termVersionId: null,
    },
    { key: "access", kind: "long_text", options: [], termVersionId: consents.access },
    { key: "diet", kind: "text", options: [], termVersionId: consents.diet },
  ] as const;
  for (const [order, { key, kind, options, termVersionId }] of fields.entries()) {
    const readers = termVersionId === null ? "desk" : "trusted";
    const field = await tx.field.create({
      // These are named as what they mean; an organiser's own may be named anything.
      data: { organisationId, editionId, key, kind, meaning: key, order, readers },
      select: { id: true },
    });
    await tx.fieldVersion.create({
      data: {
        organisationId,
        fieldId: field.id,
        number: 1,
        label: inEveryLanguage((say) => say(`${key}.label`)),
        hint: inEveryLanguage((say) => say(`${key}.hint`)),
        purpose: inEveryLanguage((say) => say(`${key}.purpose`)),
        options: [...options],
        required: false,
        sensitive: termVersionId !== null,
        retentionDays: termVersionId === null ? answerDays : sensitiveAnswerDays,
        readers,
        termVersionId,
      },
    });
  }
}

/** A language's name in every language, e.g. it → { en: "Italian", fr: "Italien", … }. */
function languageNames(tag: string): Localised {
  return Object.fromEntries(
    LOCALES.map((locale) => {
      const name = new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
      return [locale, name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)];
    }),
  );
}

import "server-only";
import type { SchoolScope } from "@/lib/access/access";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { consecutiveDays } from "@/lib/editions/rules/phases";
import type { NewEdition } from "@/lib/editions/schema/edition";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { isLocale } from "@/lib/platform/i18n/locales";
import type { Localised } from "@/lib/platform/i18n/localised";
import { translator } from "@/lib/platform/i18n/translator";
import { done, type Result } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { sluggable } from "@/lib/schools/commands/create-school";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import { findFreeSlug } from "../queries/free-slug";
import { beginFromExample } from "./begin-from-example";

/**
 * Makes an edition, unpublished: its days from the first one on, the root quota that is its capacity, one category on
 * it, and the standard questions and terms. Registration stays closed until its window is set.
 */
export async function createEdition(
  scope: SchoolScope<"create-edition">,
  input: NewEdition,
): Promise<Result<{ editionId: string; editionSlug: string }, never>> {
  const form: TwinForm = {
    act: "create-edition",
    input,
    find: (tx, made) => tx.edition.findFirst({ where: { id: String(made.editionId), deletedAt: null } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => done(await addEdition(tx, scope, input, null))),
  );
}

/** The same inside a larger transaction. `publishedAt` publishes it at once. */
export async function addEdition(
  tx: Transaction,
  scope: { actor: Principal; organisationId: string; schoolId: string; languages: readonly string[] },
  input: Omit<NewEdition, "school" | "example"> & { slug?: string; example?: boolean },
  publishedAt: Date | null,
): Promise<{ editionId: string; editionSlug: string }> {
  const { organisationId, schoolId } = scope;
  const year = Number(input.firstDay.slice(0, 4));
  const editionSlug = await freeEditionSlug(
    tx,
    { organisationId, schoolId },
    input.slug ?? (sluggable(input.title, scope.languages) || String(year)),
  );
  const { id: editionId } = await tx.edition.create({
    data: {
      organisationId,
      schoolId,
      slug: editionSlug,
      year,
      title: input.title,
      city: input.city,
      timeZone: input.timeZone,
      languages: [...scope.languages],
      contactEmail: input.contactEmail,
      publishedAt,
    },
    select: { id: true },
  });
  await tx.editionDay.createMany({
    data: consecutiveDays(input.firstDay, input.days).map((date) => ({ organisationId, editionId, date })),
  });
  await addPlaces(tx, { organisationId, editionId }, input.capacity, scope.languages);
  await createStandardForm(tx, { organisationId, editionId, languages: scope.languages });
  await trackTranslations(
    tx,
    { organisationId, editionId, objectKind: "edition", objectId: editionId },
    null,
    { title: input.title },
    scope.languages,
  );
  const from = input.example
    ? await beginFromExample(tx, { organisationId, editionId, languages: scope.languages })
    : null;
  await invalidateEdition(tx, { organisationId, editionId }, "listing");
  await recordAct(tx, {
    cause: scope.actor,
    act: "create-edition",
    objectKind: "edition",
    objectId: editionId,
    organisationId,
    editionId,
    values: [
      { field: "title", after: input.title },
      { field: "firstDay", after: input.firstDay },
      ...(from ? [{ field: "from", after: from }] : []),
    ],
  });
  return { editionId, editionSlug };
}

/** A capacity, and one category on it. */
export async function addPlaces(
  tx: Transaction,
  edition: { organisationId: string; editionId: string },
  capacity: number | null,
  languages: readonly string[],
): Promise<void> {
  const quota = await tx.quota.create({ data: { ...edition, root: true, capacity }, select: { id: true } });
  const name: Localised = Object.fromEntries(
    languages
      .filter(isLocale)
      .map((language) => [language, translator(language, "schools-defaults")("defaults.category")]),
  );
  const category = await tx.category.create({
    data: { ...edition, slug: "participant", name, order: 1 },
    select: { id: true },
  });
  await tx.categoryQuota.create({
    data: { organisationId: edition.organisationId, categoryId: category.id, quotaId: quota.id },
  });
}

/** The wanted address, or one like it that no edition of the school has. */
export async function freeEditionSlug(
  tx: Transaction,
  school: { organisationId: string; schoolId: string },
  wanted: string,
): Promise<string> {
  // Two editions made at once for one school wait for each other here, so that both get an address.
  await tx.$executeRaw`SELECT 1 FROM school WHERE organisation_id = ${school.organisationId}::uuid AND id = ${school.schoolId}::uuid FOR NO KEY UPDATE`;
  return findFreeSlug(tx, school, wanted);
}

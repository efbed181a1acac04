import "server-only";
import type { OrganisationScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import type { Localised } from "@/lib/platform/i18n/localised";
import { done, type Result } from "@/lib/platform/result";
import { slugify } from "@/lib/platform/text";
import { invalidateSchool } from "@/lib/public-pages/commands/invalidate-school";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { NewSchool } from "../schema";

/** Makes a school with an address of its own, from its title. It is public as soon as one of its editions is. */
export async function createSchool(
  scope: OrganisationScope<"create-school">,
  input: NewSchool,
): Promise<Result<{ schoolId: string; schoolSlug: string }, never>> {
  const form: TwinForm = {
    act: "create-school",
    input,
    find: (tx, made) => tx.school.findFirst({ where: { id: String(made.schoolId), deletedAt: null } }),
  };
  return transaction((tx) => makeOnce(tx, scope, form, async () => done(await addSchool(tx, scope, input))));
}

/** The same inside a larger transaction. */
export async function addSchool(
  tx: Transaction,
  scope: { actor: LoginActor; organisationId: string; languages: readonly string[] },
  input: Omit<NewSchool, "organisation">,
): Promise<{ schoolId: string; schoolSlug: string }> {
  const { organisationId } = scope;
  const slug = await freeSchoolSlug(tx, sluggable(input.title, scope.languages) || input.kind);
  const { title, kind, recurring } = input;
  const { id } = await tx.school.create({
    data: { organisationId, slug, title, kind, recurring },
    select: { id: true },
  });
  await tx.schoolAlias.create({ data: { organisationId, schoolId: id, slug } });
  await trackTranslations(
    tx,
    { organisationId, editionId: null, objectKind: "school", objectId: id },
    null,
    { title },
    scope.languages,
  );
  await invalidateSchool(tx, { organisationId, schoolId: id });
  await recordAct(tx, {
    cause: scope.actor,
    act: "create-school",
    objectKind: "school",
    objectId: id,
    organisationId,
    values: [{ field: "title", after: title }],
  });
  return { schoolId: id, schoolSlug: slug };
}

/** A title as an address, from the first language that gives one. */
export function sluggable(title: Localised, languages: readonly string[]): string {
  for (const language of [...languages, ...Object.keys(title)]) {
    const slug = slugify(title[language] ?? "");
    if (slug) return slug;
  }
  return "";
}

/** An address no school has or ever had. The lock makes two that ask for the same one wait for each other. */
async function freeSchoolSlug(tx: Transaction, wanted: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('convivio.school-slug'))`;
  const taken = await tx.schoolAlias.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  });
  return freeSlug(
    wanted,
    taken.map((alias) => alias.slug),
  );
}

/** The wanted address, or with the first free number behind it. */
export function freeSlug(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const candidate = `${wanted}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

import type { EditionScope, OrganisationScope, SchoolScope } from "@/lib/access/access";
import type { Act, Role } from "@/lib/access/policy";
import type { FounderScope } from "@/lib/organisations/access";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { LOCALES } from "@/lib/platform/i18n/locales";
import type { CorrectionScope, LinkScope } from "@/lib/registration/policy";
import { makeLogin } from "../factories/people";

/** Proofs for command tests, as the gates would make them, for any act; the gates themselves are tested where they stand. */

/** A signed-in person. */
export async function makeActor(
  choice: { administrator?: boolean; email?: string } = {},
): Promise<LoginActor> {
  const login = await makeLogin(choice);
  return {
    kind: "login",
    id: login.id,
    loginSessionId: crypto.randomUUID(),
    name: login.name,
    language: login.language,
    administrator: login.administratorSince !== null,
    emails: [login.email],
    emailKeys: emailKeysOf(login.email),
  };
}

export async function founderScope(actor?: LoginActor): Promise<FounderScope> {
  return { actor: actor ?? (await makeActor()) } as unknown as FounderScope;
}

export async function editionScope<Given extends Act = never>(
  edition: { organisationId: string; id: string },
  choice: { actor?: LoginActor; role?: Role } = {},
): Promise<EditionScope<Given>> {
  const row = await db().edition.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    include: { school: true },
  });
  return {
    actor: choice.actor ?? (await makeActor()),
    role: choice.role ?? "owner",
    flags: [],
    organisationId: row.organisationId,
    schoolId: row.schoolId,
    schoolSlug: row.school.slug,
    editionId: row.id,
    editionSlug: row.slug,
    timeZone: row.timeZone,
    languages: row.languages,
  } as unknown as EditionScope<Given>;
}

export async function schoolScope<Given extends Act = never>(school: {
  organisationId: string;
  id: string;
  slug: string;
}): Promise<SchoolScope<Given>> {
  return {
    actor: await makeActor(),
    role: "owner",
    flags: [],
    organisationId: school.organisationId,
    schoolId: school.id,
    schoolSlug: school.slug,
    languages: [...LOCALES],
  } as unknown as SchoolScope<Given>;
}

export async function organisationScope<Given extends Act = never>(
  organisation: { id: string },
  choice: { actor?: LoginActor; role?: Role } = {},
): Promise<OrganisationScope<Given>> {
  return {
    actor: choice.actor ?? (await makeActor()),
    role: choice.role ?? "owner",
    flags: [],
    organisationId: organisation.id,
    languages: [...LOCALES],
  } as unknown as OrganisationScope<Given>;
}

/** The proof of holding the private link of a registration, or `by` the operator for the person. */
export function linkScope(
  { organisationId, editionId }: { organisationId: string; editionId: string },
  registrationId: string,
  by: LinkScope["actor"] = { kind: "link", id: registrationId },
): LinkScope {
  const address = { schoolSlug: "", editionSlug: "" };
  return {
    kind: "private-link",
    actor: by,
    organisationId,
    editionId,
    registrationId,
    linkVersion: null,
    ...address,
  };
}

/** The proof of holding the link that went to an address which a correction replaced. */
export function correctionScope(
  ids: { organisationId: string; editionId: string },
  registrationId: string,
  correctionId: string,
): CorrectionScope {
  return { ...linkScope(ids, registrationId), kind: "correction-link", correctionId };
}

import "server-only";
import { reading } from "@/lib/platform/db/client";
import { KEEP_PLAN } from "@/lib/platform/db/kept-plans";
import type { LinkScope } from "../policy";

const EDITION = { select: { slug: true, school: { select: { slug: true } } } } as const;

interface LivingDraft {
  state: string;
  linkVersion: number;
  schoolSlug: string;
  editionSlug: string;
}

/** A draft that still lives, or what became of it, by the id in its link; the gate compares the rest of the link. */
export function findLivingDraft(id: string): Promise<LivingDraft | null> {
  return reading(async (db) => {
    const [row] = await db.$queryRaw<LivingDraft[]>`
      SELECT registration.state::text AS state, registration.link_version AS "linkVersion",
        school.slug AS "schoolSlug", edition.slug AS "editionSlug"
      FROM registration
      JOIN edition ON edition.organisation_id = registration.organisation_id AND edition.id = registration.edition_id
      JOIN school ON school.organisation_id = edition.organisation_id AND school.id = edition.school_id
      WHERE registration.id = ${id}::uuid AND registration.erased_at IS NULL
        AND (registration.state <> 'draft' OR registration.expires_at > clock_timestamp()) ${KEEP_PLAN}`;
    return row ?? null;
  });
}

/** Whether nobody has ended a link since it was opened: what was read meanwhile may be meant for another address. */
export async function stillOpens({
  organisationId,
  registrationId,
  linkVersion,
}: LinkScope): Promise<boolean> {
  if (linkVersion === null) return true;
  const where = { organisationId, id: registrationId, linkVersion, erasedAt: null };
  return (await reading((db) => db.registration.count({ where }))) > 0;
}

/** A registration that was sent and is not erased, by the id in its link; the gate compares the rest of the link. */
export function findSubmittedRegistration(id: string) {
  return reading((db) =>
    db.registration.findFirst({
      where: { id, erasedAt: null, state: { not: "draft" } },
      select: { organisationId: true, editionId: true, linkVersion: true, edition: EDITION },
    }),
  );
}

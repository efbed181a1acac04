import { db } from "@/lib/platform/db/client";
import type { Owned } from "./choice";

/** That an edition asks whether one may write about later ones. @returns the version that is agreed to */
export async function makeLaterTerm({ organisationId, id: editionId }: Owned) {
  const { versions } = await db().term.create({
    data: {
      ...{ organisationId, editionId, kind: "later_editions", key: "later-editions" },
      versions: { create: { number: 1, text: { en: "You may write to me about later editions." } } },
    },
    select: { versions: { select: { id: true } } },
  });
  return versions[0]?.id ?? "";
}

/** That somebody agreed to it, and has taken it back since where `ended`. */
export function makeLaterConsent(
  { organisationId, id: registrationId }: Owned,
  termVersionId: string,
  { ended = false, at = new Date(Date.now() - 1_000) }: { ended?: boolean; at?: Date } = {},
) {
  return db().consent.create({
    data: {
      ...{ organisationId, registrationId, termVersionId, language: "en", givenAt: at, agreedAt: at },
      withdrawnAt: ended ? new Date() : null,
    },
  });
}

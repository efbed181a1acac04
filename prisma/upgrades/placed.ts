import { getTotals } from "@/lib/participants/queries/totals";
import { db } from "@/lib/platform/db/client";
import { findMyPlaces } from "@/lib/signups/queries/my-places";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import type { Placed } from "./known";

type Where = Pick<Placed, "edition" | "registrations" | "kitchen">;

/** Who has which place in which session, and what whoever may not read answers is shown of them, by today's reads. */
export async function readPlaced(where: Where): Promise<Placed> {
  return {
    ...where,
    places: (await Promise.all(where.registrations.map((id) => listPlaces(where.edition, id)))).flat(),
    totals: await listTotals(where.kitchen),
  };
}

async function listPlaces(slug: string, id: string): Promise<string[]> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug } });
  const { organisationId, editionId, schoolSlug, editionSlug } = await editionScope<never>(edition);
  const own = { ...linkScope({ organisationId, editionId }, id), schoolSlug, editionSlug };
  const found = await findMyPlaces("en", own);
  return (found?.places ?? []).map(
    ({ session, own, rank, left, queue, closed }) =>
      `${session.title.text}: ${[own ?? "not in", rank && `place ${rank}`, `${left} left`, `${queue} wait`, closed].filter(Boolean).join(", ")}`,
  );
}

async function listTotals(slug: string): Promise<string[]> {
  const edition = await db().edition.findFirstOrThrow({ where: { slug } });
  const viewer = await editionScope<"view-registrations">(edition, { role: "viewer" });
  const { questions } = await getTotals(viewer, {});
  return questions.flatMap(({ lines, unlisted }) =>
    unlisted ? [unlisted] : lines.map(({ values, whole }) => `${values.join("+")} ${whole}`),
  );
}

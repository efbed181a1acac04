import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { flatFields } from "@/lib/platform/form-fields";
import { practiceFields } from "../rules/fields";

type Scope = EditionScope<"view-drafts">;

/** The school's practices for the desk: those shown at this edition first, the others ready to be linked. */
export async function listPractices(scope: Scope) {
  const { organisationId, schoolId, editionId } = scope;
  return reading(async (db) => {
    const rows = await db.practice.findMany({
      where: { organisationId, schoolId, deletedAt: null },
      orderBy: { number: "asc" },
      select: {
        id: true,
        number: true,
        version: true,
        title: true,
        affiliation: true,
        country: true,
        theme: { select: { number: true, colour: true, title: true } },
        editions: { where: { editionId }, select: { editionId: true } },
      },
    });
    const practices = rows.map(({ editions, ...row }) => ({ ...row, here: editions.length > 0 }));
    return [...practices.filter((row) => row.here), ...practices.filter((row) => !row.here)];
  });
}

/** A practice as its form is filled. @throws AppError("not-found") */
export async function getPracticeForm(scope: Scope, id: string) {
  const { organisationId, schoolId, editionId } = scope;
  return reading(async (db) => {
    const row = await db.practice.findFirst({
      where: { organisationId, schoolId, id, deletedAt: null },
      include: { sessions: { where: { session: { editionId } }, select: { sessionId: true } } },
    });
    if (!row) throw new AppError("not-found");
    return { id, version: row.version, title: row.title, values: flatFields(practiceFields(row)) };
  });
}

/** Themes of the school's editions and sessions of this one: what a practice may be linked to. */
export async function listPracticeLinks(scope: Scope) {
  const { organisationId, schoolId, editionId } = scope;
  return reading(async (db) => {
    const [themes, sessions] = await Promise.all([
      db.theme.findMany({
        where: { organisationId, edition: { schoolId } },
        orderBy: [{ edition: { year: "desc" } }, { number: "asc" }],
        select: { id: true, number: true, title: true, edition: { select: { title: true } } },
      }),
      db.session.findMany({
        where: { organisationId, editionId, deletedAt: null },
        orderBy: { number: "asc" },
        select: { id: true, number: true, title: true },
      }),
    ]);
    return { themes, sessions };
  });
}

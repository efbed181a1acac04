import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { type Reader, reading } from "@/lib/platform/db/client";
import { emailKey, nameKey } from "@/lib/platform/text";
import { APPLICANT_COLUMNS } from "@/lib/registration/rules/applicant";
import type { Applicant } from "@/lib/registration/schema/applicant";
import type { RegistrationState } from "@/prisma/generated/enums";
import {
  PAGE_SIZE,
  type RegistrationFilter,
  type RegistrationList,
  type RegistrationRow,
} from "../schema/filter";

type Scope = EditionScope<"view-registrations"> | EditionScope<"export-registrations">;

const ROW = {
  id: true,
  reference: true,
  ...APPLICANT_COLUMNS,
  state: true,
  queuePosition: true,
  submittedAt: true,
  version: true,
  category: { select: { name: true } },
  answers: {
    where: { fieldVersion: { sensitive: false, field: { meaning: "interpreting" } } },
    select: { value: true },
  },
} as const;

/** Everything an organiser may list: sent, not erased. Drafts are the person's own. */
function listed(scope: Scope) {
  const { organisationId, editionId } = scope;
  return { organisationId, editionId, erasedAt: null, state: { not: "draft" as const } };
}

function matching(scope: Scope, { state, q, category, country }: Omit<RegistrationFilter, "sort" | "page">) {
  const words = q.trim().slice(0, 100);
  const text = { contains: words, mode: "insensitive" as const };
  return {
    ...listed(scope),
    ...(state ? { state } : {}),
    ...(category ? { categoryId: category } : {}),
    ...(country ? { country } : {}),
    ...(words
      ? {
          OR: [
            { nameKey: { contains: nameKey(words) || words } },
            { email: text },
            { emailKey: { contains: emailKey(words) } },
            { affiliation: text },
            {
              reference: {
                equals: words
                  .normalize("NFKC")
                  .toUpperCase()
                  .replace(/[^A-Z0-9]/g, ""),
              },
            },
          ],
        }
      : {}),
  };
}

function order(sort: RegistrationFilter["sort"]) {
  const direction = sort.startsWith("-") ? ("desc" as const) : ("asc" as const);
  const last = { id: direction };
  if (sort.endsWith("name")) return [{ fullName: direction }, last];
  if (sort.endsWith("affiliation")) return [{ affiliation: direction }, last];
  if (sort === "queue") return [{ queuePosition: "asc" as const }, last];
  return [{ submittedAt: direction }, last];
}

/** One page of the registrations that match, how many there are, and how many each tab holds. */
export async function listRegistrationsForDesk(
  scope: EditionScope<"view-registrations">,
  filter: RegistrationFilter,
): Promise<RegistrationList> {
  return reading(async (db) => {
    const where = matching(scope, filter);
    const [rows, total, counts] = await Promise.all([
      db.registration.findMany({
        where,
        orderBy: order(filter.sort),
        skip: (filter.page - 1) * PAGE_SIZE,
        take: PAGE_SIZE,
        select: ROW,
      }),
      db.registration.count({ where }),
      countStates(db, scope),
    ]);
    return { rows: rows.map(toRow), total, counts };
  });
}

async function countStates(db: Reader, scope: Scope) {
  const { organisationId, editionId } = scope;
  const states = await db.registration.groupBy({
    by: ["state"],
    where: { organisationId, editionId, erasedAt: null },
    _count: true,
  });
  return Object.fromEntries(states.map((row) => [row.state, row._count]));
}

/** The most rows one file holds. */
const LONGEST_EXPORT = 20_000;

/** Every registration that matches, for a file. */
export async function listRegistrationsForExport(
  scope: EditionScope<"export-registrations">,
  filter: RegistrationFilter,
): Promise<RegistrationRow[]> {
  return reading(async (db) => {
    const rows = await db.registration.findMany({
      where: matching(scope, filter),
      orderBy: order(filter.sort),
      take: LONGEST_EXPORT,
      select: ROW,
    });
    return rows.map(toRow);
  });
}

/** The categories and countries the table can be narrowed to. */
export async function listRegistrationChoices(scope: EditionScope<"view-registrations">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [categories, countries] = await Promise.all([
      db.category.findMany({
        where: { organisationId, editionId },
        orderBy: { order: "asc" },
        select: { id: true, name: true, public: true, closedAt: true },
      }),
      db.registration.findMany({
        where: { ...listed(scope), country: { not: null } },
        distinct: ["country"],
        select: { country: true },
      }),
    ]);
    return { categories, countries: countries.flatMap((row) => (row.country ? [row.country] : [])) };
  });
}

interface StoredRow extends Applicant {
  id: string;
  reference: string | null;
  state: RegistrationState;
  queuePosition: number | null;
  submittedAt: Date | null;
  version: number;
  category: { name: unknown } | null;
  answers: { value: unknown }[];
}

function toRow({ category, answers, submittedAt, ...row }: StoredRow): RegistrationRow {
  return {
    ...row,
    category: category?.name ?? null,
    needs: answers.flatMap(({ value }) => answerTexts(value)).filter((text) => text !== "none"),
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

/** An answer as texts: one, or the ticked ones. */
export function answerTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === "string");
  return typeof value === "string" && value !== "" ? [value] : [];
}

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { type Reader, reading } from "@/lib/platform/db/client";
import { type ListOrder, readPage } from "@/lib/platform/db/keyset";
import { groupBy } from "@/lib/platform/group-by";
import { listOpenLater, whoIsToAnswer } from "@/lib/registration/queries/to-answer";
import { APPLICANT_COLUMNS } from "@/lib/registration/rules/applicant";
import type { Applicant } from "@/lib/registration/schema/applicant";
import type { RegistrationState } from "@/prisma/generated/enums";
import {
  PAGE_SIZE,
  type RegistrationFilter,
  type RegistrationList,
  type RegistrationRow,
} from "../schema/filter";
import { countRegistrations, isAsked, sumOf } from "./count-registrations";
import { searched } from "./searched";
import { listUndoable } from "./undoable";

type Scope = EditionScope<"view-registrations"> | EditionScope<"export-registrations">;

/** The columns of a row. */
export const ROW = {
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
export function listed(scope: Scope) {
  const { organisationId, editionId } = scope;
  return { organisationId, editionId, erasedAt: null, state: { not: "draft" as const } };
}

/** Those of them that a filter asks for. */
export async function matching(db: Reader, scope: Scope, filter: RegistrationFilter) {
  const { state, q, category, country, answers } = filter;
  return {
    ...listed(scope),
    ...(state ? { state } : {}),
    ...(category ? { categoryId: category } : {}),
    ...(country ? { country } : {}),
    ...(answers ? { AND: whoIsToAnswer(scope, await listOpenLater(db, scope)) } : {}),
    ...searched(q),
  };
}

const COLUMNS = {
  sent: "submittedAt",
  name: "fullName",
  affiliation: "affiliation",
  queue: "queuePosition",
} as const;
type Sorted = keyof typeof COLUMNS;

/** What the address sorts them by. */
export function orderOf(sort: RegistrationFilter["sort"]) {
  const key = sort.replace("-", "") as Sorted;
  const direction = sort.startsWith("-") ? ("desc" as const) : ("asc" as const);
  // Most people never waited.
  return { column: COLUMNS[key], direction, sparse: key === "queue" } satisfies ListOrder;
}

/** One page of the registrations that match, how many there are, and how many each tab holds. */
export async function listRegistrationsForDesk(
  scope: EditionScope<"view-registrations">,
  filter: RegistrationFilter,
): Promise<RegistrationList> {
  return reading(async (db) => {
    const where = await matching(db, scope, filter);
    const isCounted = filter.q.trim() === "" && !filter.answers;
    const [undoable, rows, counted, counts] = await Promise.all([
      listUndoable(db, scope),
      readRows(db, scope, filter, where),
      isCounted ? null : db.registration.count({ where }),
      countRegistrations(scope),
    ]);
    return {
      undoable,
      rows: rows.map(toRow),
      total: counted ?? sumOf(counts.filter(isAsked(filter))),
      counts: Object.fromEntries(
        [...groupBy(counts, ({ state }) => state)].map(([state, some]) => [state, sumOf(some)]),
      ),
    };
  });
}

type Matching = Awaited<ReturnType<typeof matching>>;

function readRows(db: Reader, scope: Scope, filter: RegistrationFilter, matched: Matching) {
  const order = orderOf(filter.sort);
  const { organisationId, editionId } = scope;
  return readPage(
    { order, place: filter, size: PAGE_SIZE },
    async (id) => {
      const select = { submittedAt: true, fullName: true, affiliation: true, queuePosition: true };
      const row = await db.registration.findFirst({ where: { organisationId, editionId, id }, select });
      return row && { value: row[order.column] };
    },
    ({ where, ...page }) =>
      db.registration.findMany({ ...page, where: { AND: [matched, where] }, select: ROW }),
  );
}

/** What the table can be narrowed to, and whether by what was asked later and by whom organisers answer. */
export async function listRegistrationChoices(scope: EditionScope<"view-registrations">) {
  const { organisationId, editionId } = scope;
  return reading(async (db) => {
    const [later, categories, counts] = await Promise.all([
      listOpenLater(db, scope),
      db.category.findMany({
        where: { organisationId, editionId },
        orderBy: { order: "asc" },
        select: { id: true, name: true, public: true, closedAt: true, approval: true },
      }),
      countRegistrations(scope),
    ]);
    const countries = counts.flatMap(({ state, country }) => (state === "draft" ? [] : (country ?? [])));
    return {
      categories,
      countries: [...new Set(countries)],
      asksLater: later.length > 0,
      answersEach: categories.some(({ approval }) => approval),
    };
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

/** A row as the table shows it. */
export function toRow({ category, answers, submittedAt, ...row }: StoredRow): RegistrationRow {
  return {
    ...row,
    category: category?.name ?? null,
    needs: answers.flatMap(({ value }) => answerTexts(value)).filter((text) => text !== "none"),
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

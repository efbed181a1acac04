import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { closableOf, isForFewer } from "@/lib/audiences/queries/open-set";
import {
  countPeople,
  type FoundPeople,
  findPeople,
  type PeopleOrder,
  pagePeople,
} from "@/lib/audiences/queries/people-set";
import { answerTexts } from "@/lib/forms/rules/tell-answer";
import { type Reader, reading } from "@/lib/platform/db/client";
import { groupBy } from "@/lib/platform/group-by";
import { listOpenLater } from "@/lib/registration/queries/to-answer";
import { APPLICANT_COLUMNS } from "@/lib/registration/rules/applicant";
import type { Applicant } from "@/lib/registration/schema/applicant";
import type { RegistrationState } from "@/prisma/generated/enums";
import {
  PAGE_SIZE,
  type RegistrationFilter,
  type RegistrationList,
  type RegistrationRow,
  setOf,
} from "../schema/filter";
import { withCells } from "./cells";
import { type Counted, countRegistrations, isAsked, isWithin, sumOf } from "./count-registrations";
import { listUndoable } from "./undoable";

type Scope =
  | EditionScope<"view-registrations">
  | EditionScope<"export-registrations">
  | EditionScope<"pair-people">;

/** The columns of a row. */
export const ROW = {
  id: true,
  reference: true,
  ...APPLICANT_COLUMNS,
  mode: true,
  state: true,
  queuePosition: true,
  submittedAt: true,
  version: true,
  category: { select: { name: true } },
  tags: { select: { tag: { select: { name: true } } }, orderBy: { tag: { name: "asc" } } },
  assignee: { select: { memberId: true } },
  answers: {
    // What everybody reads who sees the list.
    where: { fieldVersion: { readers: "desk", field: { meaning: "interpreting", readers: "desk" } } },
    select: { value: true },
  },
} as const;

/** Everything an organiser may list: sent, not erased. Drafts are the person's own. */
export function listed(scope: Scope) {
  const { organisationId, editionId } = scope;
  return { organisationId, editionId, erasedAt: null, state: { not: "draft" as const } };
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
  return { column: COLUMNS[key], direction, sparse: key === "queue" } satisfies PeopleOrder;
}

/** One page of the registrations that match, how many there are, and how many each tab holds. */
export async function listRegistrationsForDesk(
  scope: EditionScope<"view-registrations">,
  filter: RegistrationFilter,
): Promise<RegistrationList> {
  return reading(async (db) => {
    const people = await findPeople(db, scope, setOf(filter));
    // Of tabs, categories and countries it is known; any other set is counted with its page.
    const counted = filter.q.trim() !== "" || Boolean(filter.answers) || filter.filters !== "";
    const [undoable, page, counts, forFewer] = await Promise.all([
      listUndoable(db, scope),
      readRows(db, scope, filter, people, counted).then(async ({ rows, total }) => ({
        rows: await withCells(db, scope, filter.columns, rows.map(toRow)),
        total,
      })),
      countRegistrations(scope),
      isForFewer(db, scope, closableOf(setOf(filter))),
    ]);
    return {
      undoable,
      rows: page.rows,
      total: page.total ?? sumOf(counts.filter(isAsked(filter))),
      withheld: people.withheld.length > 0 || !setOf(filter),
      forFewer,
      counts: byState(counts),
      within: counted ? null : byState(counts.filter(isWithin(filter))),
    };
  });
}

const byState = (counts: readonly Counted[]) =>
  Object.fromEntries([...groupBy(counts, ({ state }) => state)].map(([state, some]) => [state, sumOf(some)]));

/** How many are in the set that an address asks for, for this reader. */
export function countMatching(
  scope: EditionScope<"annotate-registration">,
  filter: RegistrationFilter,
): Promise<number> {
  return reading(async (db) => countPeople(db, await findPeople(db, scope, setOf(filter))));
}

async function readRows(
  db: Reader,
  scope: Scope,
  filter: RegistrationFilter,
  people: FoundPeople,
  counted: boolean,
) {
  const asked = { order: orderOf(filter.sort), place: filter, size: PAGE_SIZE, counted };
  const { ids, total } = await pagePeople(db, scope, people, asked);
  const rows = await db.registration.findMany({ where: { ...listed(scope), id: { in: ids } }, select: ROW });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total };
}

/** What the table can be narrowed to, and whether by what was asked later and by whom organisers answer. */
export async function listRegistrationChoices(scope: EditionScope) {
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
  mode: string;
  tags: Array<{ tag: { name: string } }>;
  assignee: { memberId: string } | null;
  category: { name: unknown } | null;
  answers: { value: unknown }[];
}

/** A row as the table shows it. */
export function toRow({
  category,
  answers,
  submittedAt,
  tags,
  assignee,
  ...row
}: StoredRow): RegistrationRow {
  return {
    ...row,
    tagNames: tags.map(({ tag }) => tag.name),
    assigneeId: assignee?.memberId ?? null,
    category: category?.name ?? null,
    needs: answers.flatMap(({ value }) => answerTexts(value)).filter((text) => text !== "none"),
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

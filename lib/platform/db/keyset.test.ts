import fc from "fast-check";
import { expect, test } from "vitest";
import { type ListOrder, type PagePlace, readPage } from "./keyset";

interface Row {
  id: string;
  at: number | null;
}
type Condition = Record<string, unknown>;

/** As Prisma and PostgreSQL read a condition: nothing compares with null, `null` and `not: null` ask for it. */
function matches(row: Row, where: Condition): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    if (key === "AND") return (wanted as Condition[]).every((one) => matches(row, one));
    if (key === "OR") return (wanted as Condition[]).some((one) => matches(row, one));
    const value = row[key as keyof Row];
    if (wanted === null || typeof wanted !== "object") return value === wanted;
    return Object.entries(wanted as Record<string, string | number | null>).every(([operator, bound]) => {
      if (operator === "not") return value !== bound;
      if (value === null || bound === null) return false;
      if (operator === "gt") return value > bound;
      if (operator === "gte") return value >= bound;
      return operator === "lt" ? value < bound : value <= bound;
    });
  });
}

/** In PostgreSQL what is null stands after everything, in the opposite order before it. */
function inOrder(rows: readonly Row[], direction: "asc" | "desc"): Row[] {
  const rank = ({ at }: Row) => at ?? Number.POSITIVE_INFINITY;
  const ascending = [...rows].sort((one, other) =>
    rank(one) === rank(other) ? (one.id < other.id ? -1 : 1) : rank(one) - rank(other),
  );
  return direction === "asc" ? ascending : ascending.reverse();
}

const SIZE = 4;

function pageOf(rows: readonly Row[], order: ListOrder, place: PagePlace): Promise<Row[]> {
  return readPage(
    { order, place, size: SIZE },
    async (id) => {
      const row = rows.find((one) => one.id === id);
      return row ? { value: row.at } : null;
    },
    async ({ where, orderBy, skip, take }) => {
      const direction = orderBy[0]?.at ?? "asc";
      return inOrder(
        rows.filter((row) => matches(row, where as Condition)),
        direction,
      ).slice(skip, skip + take);
    },
  );
}

const lists = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-f]{3}$/), fc.option(fc.nat(5))), {
    selector: ([id]) => id,
    maxLength: 40,
  })
  .map((pairs) => pairs.map(([id, at]): Row => ({ id, at })));
const orders: fc.Arbitrary<ListOrder> = fc.constantFrom(
  { column: "at", direction: "asc", sparse: true },
  { column: "at", direction: "desc", sparse: true },
);

test("from page to page, on and back again, each row is met once and in its order", async () => {
  await fc.assert(
    fc.asyncProperty(lists, orders, async (rows, order) => {
      const all = inOrder(rows, order.direction);
      const pages: Row[][] = [];
      for (let page = 1; page <= Math.ceil(rows.length / SIZE); page += 1)
        pages.push(await pageOf(rows, order, { page, after: pages.at(-1)?.at(-1)?.id }));
      expect(pages.flat()).toEqual(all);
      for (let page = pages.length - 1; page > 1; page -= 1)
        expect(await pageOf(rows, order, { page, before: pages[page]?.[0]?.id })).toEqual(pages[page - 1]);
    }),
    { numRuns: 300 },
  );
});

test("a list that has rows in every column is asked for nothing that may be null", async () => {
  const asked: object[] = [];
  await readPage(
    { order: { column: "at", direction: "asc" }, place: { page: 2, after: "b" }, size: SIZE },
    async () => ({ value: 3 }),
    async ({ where }) => {
      asked.push(where);
      return [1];
    },
  );
  expect(asked).toEqual([
    { AND: [{ at: { gte: 3 } }, { OR: [{ at: { gt: 3 } }, { at: 3, id: { gt: "b" } }] }] },
  ]);
});

const FIVE: Row[] = ["a", "b", "c", "d", "e"].map((id, at) => ({ id, at }));
const ASCENDING: ListOrder = { column: "at", direction: "asc" };

test.each<[string, PagePlace, string]>([
  [
    "the first page begins at the beginning, whatever lies beside it",
    { page: 1, after: "c", before: "d" },
    "abcd",
  ],
  ["a number without a row passes over those before", { page: 2 }, "e"],
  ["a row that has gone is none", { page: 2, after: "gone" }, "e"],
  ["so is one behind which there is nothing any more", { page: 2, after: "e" }, "e"],
  ["behind a row the number says nothing", { page: 9, after: "b" }, "cde"],
  ["before a row are those that end at it", { page: 2, before: "e" }, "abcd"],
])("%s", async (_, place, expected) => {
  expect((await pageOf(FIVE, ASCENDING, place)).map(({ id }) => id).join("")).toBe(expected);
});

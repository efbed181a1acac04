/** Which page of a list: its number, and the row that was shown beside it, by its id, from where reading goes on. */
export interface PagePlace {
  page: number;
  /** The last row of the page before. */
  after?: string | undefined;
  /** The first row of the page after. */
  before?: string | undefined;
}

/** What a list is ordered by, and by the id where that is the same. */
export interface ListOrder<Column extends string = string> {
  column: Column;
  direction: "asc" | "desc";
  /** Some of the rows have none: PostgreSQL puts them last, and first where the order is descending. */
  sparse?: boolean;
}

type Value = string | number | Date | null;

/** The row beside a page: what the list is ordered by, and its id. */
interface Edge {
  value: Value;
  id: string;
}

/** What Prisma is asked for; `keyset-sql` says it as SQL. */
export interface PageQuery {
  where: object;
  orderBy: Array<Record<string, "asc" | "desc">>;
  skip: number;
  take: number;
}

/**
 * One page of a list, in its order. Beside a row it is found by an index, however far down the list it lies; without one,
 * so many rows are passed over.
 * @param findValue what the list is ordered by, of the row with this id; null where there is none (any more)
 * @param read the rows, with the query of the page beside the list's own conditions
 */
export async function readPage<Row>(
  { order, place, size }: { order: ListOrder; place: PagePlace; size: number },
  findValue: (id: string) => Promise<{ value: Value } | null>,
  read: (query: PageQuery) => Promise<Row[]>,
): Promise<Row[]> {
  const back = place.page > 1 && place.before !== undefined;
  const id = place.page > 1 ? (place.before ?? place.after) : undefined;
  const found = id === undefined ? null : await findValue(id);
  if (id !== undefined && found) {
    const direction = back ? opposite(order.direction) : order.direction;
    const where = beyond({ ...order, direction }, { value: found.value, id });
    const rows = await read({ where, orderBy: orderBy(order.column, direction), skip: 0, take: size });
    // What stood there may have gone: then the number says where to go on.
    if (rows.length > 0) return back ? rows.reverse() : rows;
  }
  const skip = (place.page - 1) * size;
  return read({ where: {}, orderBy: orderBy(order.column, order.direction), skip, take: size });
}

/** By a column and then by the id, so that every row has one place. */
export function orderBy(column: string, direction: "asc" | "desc"): PageQuery["orderBy"] {
  return [{ [column]: direction }, { id: direction }];
}

/** Rows that stand behind another one. The bound on the column alone is what an index is searched by. */
function beyond({ column, direction, sparse }: ListOrder, { value, id }: Edge): object {
  const further = direction === "asc" ? "gt" : "lt";
  const tie = { [column]: value, id: { [further]: id } };
  if (value === null) return direction === "asc" ? tie : { OR: [tie, { [column]: { not: null } }] };
  const others = {
    AND: [{ [column]: { [`${further}e`]: value } }, { OR: [{ [column]: { [further]: value } }, tie] }],
  };
  return sparse && direction === "asc" ? { OR: [others, { [column]: null }] } : others;
}

const opposite = (direction: "asc" | "desc") => (direction === "asc" ? "desc" : "asc");

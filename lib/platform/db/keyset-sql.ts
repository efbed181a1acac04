import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { PageQuery } from "./keyset";

const SIGNS = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;
type Sign = keyof typeof SIGNS;

/**
 * The query of a page as SQL, for lists whose conditions are SQL.
 * @param columns the columns of the table by the names of the query; `id` is one of them
 */
export function pageInSql(
  { where, orderBy, skip, take }: PageQuery,
  columns: Readonly<Record<string, Prisma.Sql>>,
): { beyond: Prisma.Sql; rest: Prisma.Sql } {
  const column = (name: string) => {
    const found = columns[name];
    if (!found) throw new Error(`Not a column: ${name}`);
    return found;
  };
  return {
    beyond: conditionOf(where as Record<string, unknown>, column),
    rest: Prisma.sql`ORDER BY ${orderInSql(orderBy, column)} LIMIT ${take} OFFSET ${skip}`,
  };
}

/** What a list is ordered by, as SQL. */
export function orderInSql(orderBy: PageQuery["orderBy"], column: (name: string) => Prisma.Sql): Prisma.Sql {
  const parts = orderBy.flatMap((one) =>
    Object.entries(one).map(([name, direction]) =>
      direction === "asc" ? Prisma.sql`${column(name)} ASC` : Prisma.sql`${column(name)} DESC`,
    ),
  );
  return Prisma.join(parts, ", ");
}

function conditionOf(where: Record<string, unknown>, column: (name: string) => Prisma.Sql): Prisma.Sql {
  const parts = Object.entries(where).map(([name, value]) => {
    if (name === "AND" || name === "OR") {
      const inner = (value as Array<Record<string, unknown>>).map((one) => conditionOf(one, column));
      return Prisma.sql`(${Prisma.join(inner, ` ${name} `)})`;
    }
    return compared(column(name), value);
  });
  return parts.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join(parts, " AND ")})`;
}

function compared(column: Prisma.Sql, value: unknown): Prisma.Sql {
  if (value === null) return Prisma.sql`${column} IS NULL`;
  if (typeof value !== "object" || value instanceof Date) return Prisma.sql`${column} = ${cast(value)}`;
  if ("not" in value) return Prisma.sql`${column} IS NOT NULL`;
  const [[sign, bound] = []] = Object.entries(value) as Array<[Sign, unknown]>;
  if (sign === undefined) throw new Error("Not a bound");
  return Prisma.sql`${column} ${Prisma.raw(SIGNS[sign])} ${cast(bound)}`;
}

/** Parameters say what they are: a key is compared as text with the text of its column. */
function cast(value: unknown): Prisma.Sql {
  if (value instanceof Date) return Prisma.sql`${value}::timestamptz`;
  if (typeof value === "number") return Prisma.sql`${value}::int`;
  return Prisma.sql`${value}`;
}

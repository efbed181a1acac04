import type { Prisma } from "@/prisma/generated/client";

/** Columns of JSON as they were read, to be written again: the client's type of what it reads is none that it takes. */
export const asJson = <Column extends string>(
  read: Record<Column, unknown>,
): Record<Column, Prisma.InputJsonValue> => read as Record<Column, Prisma.InputJsonValue>;

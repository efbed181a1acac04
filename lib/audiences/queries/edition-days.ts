import "server-only";
import { isoDate } from "@/lib/platform/dates/zones";
import type { Reader } from "@/lib/platform/db/client";

/** The days of an edition in order, and its zone: from which the moment of a planned message is counted. */
export async function daysOf(reader: Reader, { organisationId, editionId, timeZone }: Edition) {
  const rows = await reader.editionDay.findMany({
    where: { organisationId, editionId },
    orderBy: { date: "asc" },
    select: { date: true },
  });
  return { days: rows.map(({ date }) => isoDate(date)), timeZone };
}

interface Edition {
  organisationId: string;
  editionId: string;
  timeZone: string;
}

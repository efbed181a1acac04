import "server-only";
import { type Reader, reading } from "@/lib/platform/db/client";

/** The example edition that is ahead; null where an installation has none. */
export async function findExample(reader: Reader) {
  return reader.edition.findFirst({
    where: {
      ...{ deletedAt: null, archivedAt: null, cancelledAt: null, publishedAt: { not: null } },
      school: { deletedAt: null, organisation: { example: true, deletedAt: null } },
    },
    orderBy: [{ year: "desc" }, { id: "desc" }],
  });
}

/** Whether there is an example to begin with. */
export async function hasExample(): Promise<boolean> {
  return (await reading(findExample)) !== null;
}

import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { recordExport } from "./record-export";

test("a list that leaves as a file is kept with who took it, how long it was and as what", async () => {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope<"export-registrations">(edition);
  await recordExport(scope, { list: "registrations", rows: 312, format: "xlsx" });
  const entries = await db().auditEntry.findMany({
    where: { editionId: edition.id, act: "export" },
    include: { values: { orderBy: { field: "asc" } } },
  });
  expect(entries).toMatchObject([
    {
      actorKind: "login",
      actorId: scope.actor.id,
      objectKind: "registrations",
      organisationId: edition.organisationId,
      values: [
        { field: "format", before: null, after: "xlsx" },
        { field: "rows", before: null, after: 312 },
      ],
    },
  ]);
});

import { describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { recordAct } from "./record";

describe("the audit", () => {
  test("keeps who did what, and the values beside", async () => {
    const id = await transaction((tx) =>
      recordAct(tx, {
        cause: { kind: "command" },
        act: "try",
        objectKind: "test",
        objectId: null,
        organisationId: null,
        values: [{ field: "title", before: null, after: { en: "New" } }],
      }),
    );
    const entry = await db().auditEntry.findUnique({ where: { id }, include: { values: true } });
    expect(entry).toMatchObject({ act: "try", actorKind: "command", actorId: null });
    expect(entry?.values).toMatchObject([{ field: "title", before: null, after: { en: "New" } }]);
  });

  test("is append-only", async () => {
    const id = await transaction((tx) =>
      recordAct(tx, {
        cause: { kind: "system" },
        act: "try",
        objectKind: "test",
        objectId: null,
        organisationId: null,
      }),
    );
    await expect(db().auditEntry.update({ where: { id }, data: { act: "forged" } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db().auditEntry.delete({ where: { id } })).rejects.toThrow(/append-only/);
  });
});

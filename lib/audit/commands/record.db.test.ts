import { describe, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { recordAct } from "./record";

describe("the audit", () => {
  test("keeps who did what, and the values beside", async () => {
    const id = await transaction((tx) =>
      recordAct(tx, {
        cause: { kind: "command" },
        act: "pause-sending",
        objectKind: "outbox",
        objectId: null,
        organisationId: null,
        values: [{ field: "title", before: null, after: { en: "New" } }],
      }),
    );
    const entry = await db().auditEntry.findUnique({ where: { id }, include: { values: true } });
    expect(entry).toMatchObject({ act: "pause-sending", actorKind: "command", actorId: null });
    expect(entry?.values).toMatchObject([{ field: "title", before: null, after: { en: "New" } }]);
  });

  test("keeps as many values as an import changes, as it keeps a few", async () => {
    const values = Array.from({ length: 11_000 }, (_, number) => ({
      field: `session ${number} title`,
      before: number % 2 ? "as it was" : null,
      after: [{ number }, number, "null", "new"][number % 4],
    }));
    const cause = { kind: "command" } as const;
    const entry = {
      act: "pause-sending",
      objectKind: "outbox",
      objectId: null,
      organisationId: null,
    } as const;
    const id = await transaction((tx) => recordAct(tx, { cause, ...entry, values }));
    const kept = await db().auditValue.findMany({ where: { auditEntryId: id } });
    const byField = new Map(kept.map((value) => [value.field, value]));
    expect(kept).toHaveLength(values.length);
    for (const { field, before, after } of values.slice(0, 8))
      expect(byField.get(field)).toMatchObject({ before, after });
    expect(await db().auditEntry.findUnique({ where: { id } })).toMatchObject({
      ...entry,
      actorKind: "command",
    });
  });

  test("is append-only", async () => {
    const id = await transaction((tx) =>
      recordAct(tx, {
        cause: { kind: "system" },
        act: "pause-sending",
        objectKind: "outbox",
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

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Prisma } from "@/prisma/generated/client";
import { newId } from "../new-id";
import { db, transaction } from "./client";
import { columnOf, insertRows, NOW, returnedBy, updateRows, writeTogether } from "./write-together";

const act = (id: string, more: Partial<Prisma.AuditEntryCreateManyInput> = {}) =>
  insertRows<Prisma.AuditEntryCreateManyInput>("audit_entry", [
    { id, actorKind: "system", act: "try", objectKind: "test", ...more },
  ]);
const value = (auditEntryId: string) =>
  insertRows<Prisma.AuditValueCreateManyInput>("audit_value", [
    { auditEntryId, field: "title", after: JSON.stringify({ en: "New" }) },
  ]);

test("every column is named as its field, in small letters", () => {
  const folder = "prisma/schema";
  const named = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
    .flatMap((text) => [...text.matchAll(/^\s+(\w+)\s.*[^@]@map\("(\w+)"\)/gm)]);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(([, field = "", column]) => columnOf(field) !== column)).toEqual([]);
});

test("rows that need each other are written by one statement, whichever stands first; or none is", async () => {
  const [one, other] = [newId(), newId()];
  await transaction((tx) => writeTogether(tx, { value: value(one), act: act(one) }));
  expect(await db().auditEntry.findUnique({ where: { id: one }, include: { values: true } })).toMatchObject({
    act: "try",
    organisationId: null,
    values: [{ field: "title", before: null, after: { en: "New" } }],
  });
  const nobody = { act: act(other), value: value(newId()) };
  await expect(transaction((tx) => writeTogether(tx, nobody))).rejects.toThrow();
  expect(await db().auditEntry.count({ where: { id: other } })).toBe(0);
});

test("what a row does not say is the default; a moment is the same in every zone of a session", async () => {
  const [one, other] = [newId(), newId()];
  const createdAt = new Date("2027-05-06T07:08:09.123Z");
  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL TimeZone = 'Pacific/Kiritimati'`;
    const rows = [
      { id: one, actorKind: "system", act: "try", objectKind: "test", createdAt },
      { id: other, actorKind: "system", act: "try", objectKind: "test" },
    ] as const;
    await writeTogether(tx, {
      acts: insertRows<Prisma.AuditEntryCreateManyInput>("audit_entry", rows),
    });
  });
  const dated = await db().auditEntry.findUniqueOrThrow({ where: { id: one } });
  expect(dated.createdAt).toEqual(createdAt);
  const now = await db().auditEntry.findUniqueOrThrow({ where: { id: other } });
  expect(now.createdAt.getTime()).toBeGreaterThan(createdAt.getTime() - 1_000 * 86_400_000);
});

test("a write takes what another one returned; an update changes the rows it names, and no others", async () => {
  const [one, other] = [`test-${newId()}`, `test-${newId()}`];
  const row = (key: string) => ({ key, value: JSON.stringify({ key }), updatedAt: NOW });
  const setting = (key: string) => insertRows<Prisma.SettingCreateManyInput>("setting", [row(key)]);
  await transaction((tx) => writeTogether(tx, { setting: setting(one), other: setting(other) }));
  const changed = updateRows<Prisma.SettingUncheckedUpdateManyInput>(
    "setting",
    { value: JSON.stringify("changed"), updatedAt: NOW },
    Prisma.sql`key = ${one}`,
  );
  const id = newId();
  await transaction((tx) =>
    writeTogether(tx, {
      setting: Prisma.sql`${changed} RETURNING key`,
      act: insertRows<Prisma.AuditEntryCreateManyInput>("audit_entry", [
        { id, actorKind: "system", act: returnedBy("setting", "key"), objectKind: "test" },
      ]),
    }),
  );
  expect((await db().auditEntry.findUniqueOrThrow({ where: { id } })).act).toBe(one);
  const settings = await db().setting.findMany({ where: { key: { in: [one, other] } } });
  expect(new Map(settings.map(({ key, value: kept }) => [key, kept]))).toEqual(
    new Map<string, unknown>([
      [one, "changed"],
      [other, { key: other }],
    ]),
  );
  await db().setting.deleteMany({ where: { key: { in: [one, other] } } });
});

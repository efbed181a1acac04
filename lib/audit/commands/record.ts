import "server-only";
import type { Principal } from "@/lib/access/policy";
import { databaseClock, type Transaction } from "@/lib/platform/db/client";
import { insertMany } from "@/lib/platform/db/insert-many";
import { insertRows, NOW, writeTogether } from "@/lib/platform/db/write-together";
import { newId } from "@/lib/platform/new-id";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditAct, ObjectKind } from "../schema";

export interface AuditRecord {
  /** Who did it: what a proof names, or what the command knows itself to be. */
  cause: Principal;
  /** Verb of the domain; a new one is a line of `lib/audit/schema` and a sentence. */
  act: AuditAct;
  objectKind: ObjectKind;
  objectId: string | null;
  organisationId: string | null;
  editionId?: string | null;
  /** Changed fields; never sensitive answers. A value of somebody's carries that registration or person. */
  values?: Array<{
    field: string;
    before?: unknown;
    after?: unknown;
    registrationId?: string;
    personId?: string;
  }>;
}

/** More values than a statement should have as parameters: an import changes thousands of fields. */
const MANY_VALUES = 500;

const ENTRY_COLUMNS = {
  id: "uuid",
  organisation_id: "uuid",
  edition_id: "uuid",
  actor_kind: '"ActorKind"',
  actor_id: "uuid",
  act: "text",
  object_kind: "text",
  object_id: "uuid",
  created_at: "timestamptz",
};
const VALUE_COLUMNS = {
  audit_entry_id: "uuid",
  field: "text",
  before: "jsonb",
  after: "jsonb",
  registration_id: "uuid",
  person_id: "uuid",
};

/**
 * Writes an entry for each of many, in a few statements in the command's own transaction. @returns their ids, in the order
 * of the records
 */
export async function recordActs(tx: Transaction, records: readonly AuditRecord[]): Promise<string[]> {
  const [first] = records;
  if (!first) return [];
  if (records.length === 1 && (first.values ?? []).length < MANY_VALUES) return [await recordAct(tx, first)];
  const now = await databaseClock(tx);
  const entries = records.map((record) => ({ id: newId(), record }));
  await insertMany(
    tx,
    "audit_entry",
    ENTRY_COLUMNS,
    entries.map(({ id, record }) => ({
      id,
      organisation_id: record.organisationId,
      edition_id: record.editionId ?? null,
      actor_kind: record.cause.kind,
      actor_id: "id" in record.cause ? record.cause.id : null,
      act: record.act,
      object_kind: record.objectKind,
      object_id: record.objectId,
      created_at: now,
    })),
  );
  await insertMany(
    tx,
    "audit_value",
    VALUE_COLUMNS,
    entries.flatMap(({ id, record }) =>
      (record.values ?? []).map((value) => ({
        audit_entry_id: id,
        field: value.field,
        before: value.before ?? null,
        after: value.after ?? null,
        registration_id: value.registrationId ?? null,
        person_id: value.personId ?? null,
      })),
    ),
  );
  return entries.map(({ id }) => id);
}

/** Writes one entry in the command's own transaction and returns its id, the cause of the messages it sends. */
export async function recordAct(tx: Transaction, record: AuditRecord): Promise<string> {
  if ((record.values ?? []).length >= MANY_VALUES) {
    const [id = ""] = await recordActs(tx, [record]);
    return id;
  }
  const { id, writes } = writeAct(record);
  await writeTogether(tx, writes);
  return id;
}

/** The same for a command that writes all it has to write together: the entry's id, and what writes it. */
export function writeAct(record: AuditRecord) {
  const id = newId();
  const { cause, values = [] } = record;
  const entry = insertRows<Prisma.AuditEntryCreateManyInput>("audit_entry", [
    {
      id,
      organisationId: record.organisationId,
      editionId: record.editionId ?? null,
      actorKind: cause.kind,
      actorId: "id" in cause ? cause.id : null,
      act: record.act,
      objectKind: record.objectKind,
      objectId: record.objectId,
      createdAt: NOW,
    },
  ]);
  const rows = values.map((value) => ({
    auditEntryId: id,
    field: value.field,
    before: json(value.before),
    after: json(value.after),
    registrationId: value.registrationId ?? null,
    personId: value.personId ?? null,
  }));
  return {
    id,
    writes: { act: entry, ...(rows.length > 0 ? { changed: insertRows("audit_value", rows) } : {}) },
  };
}

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

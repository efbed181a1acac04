import "server-only";
import type { Principal } from "@/lib/access/policy";
import type { Transaction } from "@/lib/platform/db/client";
import { insertRows, NOW, writeTogether } from "@/lib/platform/db/write-together";
import { newId } from "@/lib/platform/new-id";
import type { Prisma } from "@/prisma/generated/client";

export interface AuditRecord {
  /** Who did it: what a proof names, or what the command knows itself to be. */
  cause: Principal;
  /** Verb of the domain, e.g. "register", "release", "edit-session". */
  act: string;
  objectKind: string;
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

/** Writes one entry in the command's own transaction and returns its id, the cause of the messages it sends. */
export async function recordAct(tx: Transaction, record: AuditRecord): Promise<string> {
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

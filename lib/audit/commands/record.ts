import "server-only";
import type { Principal } from "@/lib/access/policy";
import type { Transaction } from "@/lib/platform/db/client";
import { Prisma } from "@/prisma/generated/client";

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
  const entry = await tx.auditEntry.create({
    data: {
      organisationId: record.organisationId,
      editionId: record.editionId ?? null,
      actorKind: record.cause.kind,
      actorId: "id" in record.cause ? record.cause.id : null,
      act: record.act,
      objectKind: record.objectKind,
      objectId: record.objectId,
    },
    select: { id: true },
  });
  if (record.values && record.values.length > 0) {
    await tx.auditValue.createMany({
      data: record.values.map((value) => ({
        auditEntryId: entry.id,
        field: value.field,
        before: json(value.before),
        after: json(value.after),
        registrationId: value.registrationId ?? null,
        personId: value.personId ?? null,
      })),
    });
  }
  return entry.id;
}

function json(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === undefined || value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

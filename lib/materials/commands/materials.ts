import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { dropBytesSoon } from "@/lib/files/commands/drop-bytes";
import { lockFiles, refusalOf, requireRoom } from "@/lib/files/commands/room";
import { withBytes } from "@/lib/files/commands/store-copies";
import { hashOf } from "@/lib/files/rules/addresses";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/new-id";
import { done, type Result, refused } from "@/lib/platform/result";
import { isCleanText, slugify } from "@/lib/platform/text";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import type { Material } from "@/prisma/generated/client";
import { documentFormatOf, firstTitle, LARGEST_DOCUMENT, safeName } from "../rules/documents";
import { materialFields } from "../rules/fields";
import type { MaterialEdit, MaterialRemoval, NewDocument, NewLink } from "../schema";

type Scope = EditionScope<"edit-pictures">;
const MEGA = 1_000_000;

const MATERIAL = recordKind<Pick<Material, "title" | "audience" | "sessionId" | "url" | "order">, Scope>({
  objectKind: "material",
  texts: ["title"],
  fields: materialFields,
  outdates: (tx, scope) => invalidateEdition(tx, scope, "page"),
});

/** Adds a link to an edition or one of its sessions. */
export async function createLink(
  scope: Scope,
  input: NewLink,
): Promise<Result<{ materialId: string }, never>> {
  const { session, title, audience, url, order } = input;
  return transaction(async (tx) => {
    const sessionId = await requireSession(tx, scope, session);
    return done(await insert(tx, scope, { title, audience, url, sessionId, ...(order ? { order } : {}) }));
  });
}

export type DocumentRefusal = "no-document" | "other-kind" | "macros" | "large" | "full" | "gallery-full";

/** Takes a document in: by what its bytes are, with a name made safe. The team alone has it until somebody says more. */
export async function addDocument(
  scope: Scope,
  { session, name, document }: NewDocument,
): Promise<Result<{ materialId: string }, DocumentRefusal>> {
  if (!document || document.length === 0) return refused("no-document");
  if (document.length > LARGEST_DOCUMENT)
    return refused("large", { size: Math.ceil(document.length / MEGA), most: LARGEST_DOCUMENT / MEGA });
  const format = documentFormatOf(document);
  if (format === null) return refused("other-kind");
  if (format === "macros") return refused("macros");
  const id = newId();
  const data = Buffer.from(document);
  const [language = "en"] = scope.languages;
  const row = { id, hash: hashOf(id, data), bytes: data.length };
  const added = await withBytes([{ row, data }], () =>
    transaction(async (tx) => {
      const sessionId = await requireSession(tx, scope, session);
      await lockFiles(tx, scope.organisationId);
      await requireRoom(tx, scope.organisationId, row.bytes);
      const title = { [language]: firstTitle(name, isCleanText) };
      const stored = { ...row, format, fileName: safeName(name, format, slugify) };
      return done(await insert(tx, scope, { ...stored, title, sessionId }));
    }),
  ).catch(refusalOf);
  await dropBytesSoon();
  return added;
}

/** Changes what a material is called, whom it is for, and where it stands. */
export async function editMaterial(scope: Scope, input: MaterialEdit): Promise<Result<unknown, "conflict">> {
  const { materialId: id, version, session, title, audience, order, url } = input;
  const where = { organisationId: scope.organisationId, editionId: scope.editionId, id };
  return transaction(async (tx) => {
    const sessionId = await requireSession(tx, scope, session);
    const now = await tx.material.findFirst({ where, select: { url: true } });
    if (!now) throw new AppError("not-found");
    const after = {
      ...{ title, audience, sessionId },
      ...(order === undefined ? {} : { order }),
      // A document stays one.
      ...(now.url === null || url === null ? {} : { url }),
    };
    return recordEdit(tx, scope, MATERIAL, {
      ...{ act: "edit-material", id, version, after },
      read: () => tx.material.findFirst({ where }),
      write: () =>
        tx.material.updateMany({
          where: { ...where, version },
          data: { ...after, version: { increment: 1 } },
        }),
    });
  });
}

/** Takes a material away, its bytes with it. */
export async function removeMaterial(
  scope: Scope,
  { materialId: id, version }: MaterialRemoval,
): Promise<Result<unknown, "conflict">> {
  const where = { organisationId: scope.organisationId, editionId: scope.editionId, id };
  const removed = await transaction((tx) =>
    recordEdit(tx, scope, MATERIAL, {
      ...{ act: "remove-material", id, version, after: "removed" },
      read: () => tx.material.findFirst({ where }),
      write: () => tx.material.deleteMany({ where: { ...where, version } }),
    }),
  );
  await dropBytesSoon();
  return removed;
}

type New = Partial<Material> & { title: Record<string, string>; sessionId: string | null };

async function insert(tx: Transaction, scope: Scope, row: New): Promise<{ materialId: string }> {
  const edition = { organisationId: scope.organisationId, editionId: scope.editionId };
  const { _max } = await tx.material.aggregate({ where: edition, _max: { order: true } });
  const { id } = await tx.material.create({
    data: { order: (_max.order ?? 0) + 1, ...row, ...edition },
    select: { id: true },
  });
  const { title, audience = "team", sessionId, url = null } = row;
  await recordChange(tx, scope, MATERIAL, null, {
    ...{ act: "add-material", id, after: { title, audience, sessionId, ...(url ? { url } : {}) } },
  });
  return { materialId: id };
}

/** A session of this edition, or none. @throws AppError("not-found") */
async function requireSession(tx: Transaction, scope: Scope, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const { organisationId, editionId } = scope;
  const found = await tx.session.findFirst({
    where: { organisationId, editionId, id, deletedAt: null },
    select: { id: true },
  });
  if (!found) throw new AppError("not-found");
  return found.id;
}

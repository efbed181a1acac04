import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { causedBy, recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import type { FormRecord } from "@/lib/platform/form-fields";
import { type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { retrackEdition } from "@/lib/translations/commands/retrack-translations";
import { trackTranslations } from "@/lib/translations/commands/track-translations";
import type { Edition, Prisma } from "@/prisma/generated/client";
import { editionPlaceFields, editionTextFields, editionWindowFields } from "../rules/fields";
import { localInstant } from "../rules/local-time";
import type { EditionPlace, EditionTexts, EditionWindow } from "../schema/edition";
import { moveToZone } from "./move-to-zone";

type Scope = EditionScope<"edit-edition">;

/** Saves what the edition says of itself, in every language. */
export async function editEditionTexts(
  scope: Scope,
  input: EditionTexts,
): Promise<Result<unknown, "conflict">> {
  const { school: _school, edition: _edition, version, ...after } = input;
  return transaction((tx) => saveEdition(tx, scope, version, after, after, editionTextFields));
}

/**
 * Saves place, mode, languages and contact. When the zone is put right, days, slots and the registration window keep
 * their local times. Released times follow with the next release.
 */
export async function editEditionPlace(
  scope: Scope,
  input: EditionPlace,
): Promise<Result<unknown, "conflict">> {
  const { school: _school, edition: _edition, version, ...after } = input;
  const { venue, directions } = after;
  return transaction(async (tx) => {
    const saved = await saveEdition(tx, scope, version, after, { venue, directions }, editionPlaceFields);
    if (saved.ok && saved.value.timeZone !== after.timeZone)
      await moveToZone(tx, scope, saved.value.timeZone, after.timeZone);
    if (saved.ok && saved.value.languages.join() !== after.languages.join())
      await retrackEdition(tx, scope, after.languages);
    return saved;
  });
}

/** Saves when one may register. Times are local; a time that does not exist is refused. */
export async function editEditionWindow(
  scope: Scope,
  input: EditionWindow,
): Promise<Result<unknown, "conflict" | "no-such-time" | "window-order">> {
  const opens = localInput(input.registrationOpens, scope.timeZone, "earlier");
  if (!opens.ok) return opens;
  // Of an hour shown twice the later one: nobody is shut out early.
  const closes = localInput(input.registrationCloses, scope.timeZone, "later");
  if (!closes.ok) return closes;
  if (opens.value && closes.value && opens.value >= closes.value) return refused("window-order");
  const after = { registrationOpensAt: opens.value, registrationClosesAt: closes.value };
  return transaction((tx) => saveEdition(tx, scope, input.version, after, {}, editionWindowFields));
}

function localInput(
  typed: string | null,
  zone: string,
  choose: "earlier" | "later",
): Result<Date | null, "no-such-time"> {
  if (!typed) return { ok: true, value: null };
  const [date = "", time = ""] = typed.split("T");
  return localInstant(date, time, zone, choose);
}

/** One edit of the edition's row: version, audit, translations, stale pages. @returns the row as it was before */
export async function saveEdition(
  tx: Transaction,
  scope: EditionScope,
  version: number,
  data: Prisma.EditionUncheckedUpdateManyInput & Record<string, unknown>,
  localised: Record<string, unknown>,
  fields: (row: Edition) => FormRecord,
  act = "edit-edition",
): Promise<Result<Edition, "conflict">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, id: editionId };
  const edited = await editVersion({
    version,
    read: () => tx.edition.findFirst({ where: { ...where, deletedAt: null } }),
    write: () =>
      tx.edition.updateMany({
        where: { ...where, version },
        data: { ...data, version: { increment: 1 } },
      }),
    fields,
  });
  if (!edited.ok) return edited;
  if (Object.keys(localised).length > 0) {
    await trackTranslations(
      tx,
      { organisationId, editionId, objectKind: "edition", objectId: editionId },
      edited.value as unknown as Record<string, unknown>,
      localised,
      scope.languages,
    );
  }
  await invalidateEdition(tx, { organisationId, editionId }, "listing");
  await recordAct(tx, {
    cause: causedBy(scope),
    act,
    objectKind: "edition",
    objectId: editionId,
    organisationId,
    editionId,
    values: changedFields(edited.value as unknown as Record<string, unknown>, data),
  });
  return edited;
}

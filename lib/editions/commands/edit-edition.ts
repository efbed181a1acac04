import "server-only";
import type { EditionScope } from "@/lib/access/access";
import type { HistoryAct } from "@/lib/audit/schema";
import { recordEdit, recordKind } from "@/lib/edits/commands/record-edit";
import { type Transaction, transaction } from "@/lib/platform/db/client";
import { type FormRecord, mainFirst } from "@/lib/platform/form-fields";
import { type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { retrackEdition } from "@/lib/translations/commands/retrack-translations";
import type { Edition, Prisma } from "@/prisma/generated/client";
import { editionPlaceFields, editionTextFields, editionWindowFields } from "../rules/fields";
import { localInstant } from "../rules/local-time";
import type { EditionPlace, EditionTexts, EditionWindow, UndoTime } from "../schema/edition";
import { moveToZone } from "./move-to-zone";

type Scope = EditionScope<"edit-edition">;

/** Whichever of them an edit holds. */
const EDITION_TEXTS = [
  ...(["title", "tagline", "summary", "description", "audience", "cost"] as const),
  ...(["accessNote", "cancelReason"] as const),
];

/** Saves what the edition says of itself, in every language. */
export async function editEditionTexts(
  scope: Scope,
  input: EditionTexts,
): Promise<Result<unknown, "conflict">> {
  const { school: _school, edition: _edition, version, ...after } = input;
  return transaction((tx) => saveEdition(tx, scope, version, after, editionTextFields));
}

/**
 * Saves place, mode, languages and contact. When the zone is put right, days, slots and the registration window keep
 * their local times. Released times follow with the next release.
 */
export async function editEditionPlace(
  scope: Scope,
  input: EditionPlace,
): Promise<Result<unknown, "conflict">> {
  const { school: _school, edition: _edition, version, mainLanguage, ...place } = input;
  const after = { ...place, languages: mainFirst(mainLanguage, place.languages) };
  return transaction(async (tx) => {
    const saved = await saveEdition(tx, scope, version, after, editionPlaceFields);
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
  return transaction((tx) => saveEdition(tx, scope, input.version, after, editionWindowFields));
}

/** Sets for how long decisions can be undone. What was decided before keeps the time it was given. */
export async function setUndoTime(
  scope: Scope,
  { version, seconds }: Pick<UndoTime, "version" | "seconds">,
): Promise<Result<unknown, "conflict">> {
  const fields = (row: Edition) => ({ seconds: row.undoSeconds });
  return transaction((tx) =>
    saveEdition(tx, scope, version, { undoSeconds: seconds }, fields, "set-undo-time"),
  );
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
  fields: (row: Edition) => FormRecord,
  act: HistoryAct = "edit-edition",
): Promise<Result<Edition, "conflict">> {
  const { organisationId, editionId } = scope;
  const where = { organisationId, id: editionId };
  const kind = recordKind({
    objectKind: "edition",
    texts: EDITION_TEXTS,
    fields,
    outdates: () => invalidateEdition(tx, scope, "listing"),
  });
  return recordEdit(tx, scope, kind, {
    ...{ act, id: editionId, version, after: data },
    read: () => tx.edition.findFirst({ where: { ...where, deletedAt: null } }),
    write: () =>
      tx.edition.updateMany({
        where: { ...where, version },
        data: { ...data, version: { increment: 1 } },
      }),
  });
}

import "server-only";
import type { Principal } from "@/lib/access/policy";
import { recordAct } from "@/lib/audit/commands/record";
import { changedFields } from "@/lib/audit/rules";
import type { HistoryAct, ObjectKind } from "@/lib/audit/schema";
import type { Transaction } from "@/lib/platform/db/client";
import { editVersion } from "@/lib/platform/db/versions";
import type { FormRecord } from "@/lib/platform/form-fields";
import type { Result } from "@/lib/platform/result";
import {
  OUTDATED_TEXTS,
  parkTranslations,
  unparkTranslations,
} from "@/lib/translations/commands/park-translations";
import { forgetTranslations, trackTranslations } from "@/lib/translations/commands/track-translations";

/** What every proof of the desk has, whatever it is for. */
interface Desk {
  actor: Principal;
  organisationId: string;
  editionId?: string;
  languages: readonly string[];
}

/** A kind of record that organisers edit: what is the same in each of its commands. */
export interface RecordKind<Row, Scope extends Desk> {
  /** Its name in the history and among the translations. */
  objectKind: ObjectKind;
  /** The columns that are translated. */
  texts: ReadonlyArray<keyof Row & string>;
  /** Columns that let people in: the history only knows that they changed. */
  secret?: ReadonlyArray<keyof Row & string>;
  /** Whom its values are about: they are erased with them. */
  personOf?: (row: Row) => string;
  /** The record under the field names of its form, for whoever edits it at the same time. */
  fields: (row: Row) => FormRecord;
  /** Which kept pages show it; null: nothing public changes before a release. */
  outdates: ((tx: Transaction, scope: Scope) => Promise<void>) | null;
}

/** Types a kind of record: its columns are those that its form needs. */
export function recordKind<Row, Scope extends Desk>(kind: RecordKind<Row, Scope>): RecordKind<Row, Scope> {
  return kind;
}

interface Change {
  /** As the history calls it: "edit-theme". */
  act: HistoryAct;
  id: string;
  /**
   * What its columns hold now; "removed": gone for good; "deleted": it may come back, with its texts; "brought-back";
   * "as-it-was": another thing about it changed.
   */
  after: Record<string, unknown> | "removed" | "deleted" | "brought-back" | "as-it-was";
  /** Whom a new one is about, where its kind knows that of the others. */
  personId?: string;
}

/**
 * What follows every change of a record, in its own transaction: its texts that wait for a translator, the pages that are
 * out of date, the history.
 * @param before null for a new one
 */
export async function recordChange<Row, Scope extends Desk>(
  tx: Transaction,
  scope: Scope,
  kind: RecordKind<Row, Scope>,
  before: NoInfer<Row> | null,
  { act, id, after, ...made }: Change,
): Promise<void> {
  const { organisationId, editionId = null } = scope;
  const { objectKind } = kind;
  const was: Record<string, unknown> = { ...before };
  const now = typeof after === "object" ? after : {};
  const record = { organisationId, editionId, objectKind, objectId: id };
  const texts = (of: Record<string, unknown>) =>
    Object.fromEntries(kind.texts.filter((text) => text in of).map((text) => [text, of[text]]));
  const tracked = texts(now);
  let outdated: string[] = [];
  if (Object.keys(tracked).length > 0)
    await trackTranslations(tx, record, before && was, tracked, scope.languages);
  if (after === "removed") await forgetTranslations(tx, record);
  if (after === "deleted") outdated = await parkTranslations(tx, record);
  if (after === "brought-back") await unparkTranslations(tx, record, texts(was), scope.languages);
  await kind.outdates?.(tx, scope);
  const secret: readonly string[] = kind.secret ?? [];
  const personId = before ? kind.personOf?.(before) : made.personId;
  const values = changedFields(was, now).map((value) => ({
    ...(secret.includes(value.field) ? { field: value.field } : value),
    ...(personId ? { personId } : {}),
  }));
  await recordAct(tx, {
    cause: scope.actor,
    act,
    objectKind,
    objectId: id,
    organisationId,
    editionId,
    values: outdated.length > 0 ? [...values, { field: OUTDATED_TEXTS, before: outdated }] : values,
  });
}

interface Edit<Row> extends Change {
  /** The version the form was read at. */
  version: number;
  /** The record as it is now, by organisation and edition; null when it is not there or not yours. */
  read: () => Promise<Row | null>;
  /** Changes nothing where `version` is another one: an `updateMany` or `deleteMany` that names it. */
  write: () => Promise<{ count: number }>;
  /** What belongs to the record and is written with it. */
  also?: (before: Row) => Promise<unknown>;
}

/**
 * One edit of a record that a form was drawn of: nothing when somebody saved another version meanwhile (`editVersion`),
 * else what is written, and all that follows (`recordChange`).
 * @returns the record as it was before. @throws AppError("not-found")
 */
export async function recordEdit<Row, Scope extends Desk, Full extends Row & { version: number }>(
  tx: Transaction,
  scope: Scope,
  kind: RecordKind<Row, Scope>,
  edit: Edit<Full>,
): Promise<Result<Full, "conflict">> {
  const { version, read, write } = edit;
  const edited = await editVersion({ version, read, write, fields: kind.fields });
  if (!edited.ok) return edited;
  await edit.also?.(edited.value);
  await recordChange(tx, scope, kind, edited.value, edit);
  return edited;
}

import "server-only";
import { AppError } from "../errors";
import { type FormRecord, flatFields } from "../form-fields";
import { done, type Result, refused } from "../result";

interface VersionedEdit<Row extends { version: number }> {
  /** The version the form was read at. */
  version: number;
  /** The record as it is now; null when it is not there or not yours. */
  read: () => Promise<Row | null>;
  /** An `updateMany` whose `where` names `version`, so that it changes nothing when somebody else was faster. */
  write: (before: Row) => Promise<{ count: number }>;
  /** The record under the field names of its form. */
  fields: (row: Row) => FormRecord;
}

/**
 * One edit of a record that was read at `version`. When somebody saved another version meanwhile nothing is written:
 * the refusal "conflict" carries theirs in `detail`, under the same flat names as the form's own values, `version`
 * included; sending the form again with that version overwrites knowingly.
 * @returns the record as it was before.
 * @throws AppError("not-found")
 */
export async function editVersion<Row extends { version: number }>(
  edit: VersionedEdit<Row>,
): Promise<Result<Row, "conflict">> {
  const before = await edit.read();
  if (!before) throw new AppError("not-found");
  if (before.version === edit.version && (await edit.write(before)).count === 1) return done(before);
  const theirs = await edit.read();
  if (!theirs) throw new AppError("not-found");
  return refused("conflict", { ...flatFields(edit.fields(theirs)), version: theirs.version });
}

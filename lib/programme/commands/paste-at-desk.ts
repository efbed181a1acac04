import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { reading } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { listSpeakersBefore, readKnownThemes, readPasteFacts } from "../queries/pasted";
import { readPastedList } from "../rules/pasted-list";
import { readPeople } from "../rules/pasted-people";
import { judgeRows, newPeople, shownRow, typedRows } from "../rules/pasted-rows";
import type { DeskPaste, Paste, QuickAdd, TypedRow } from "../schema/pasted";
import { pasteSessions } from "./paste-sessions";

type Scope = EditionScope<"import-schedule">;

/**
 * A pasted list at the desk: read and shown, shown again as it was corrected, saved. Until it is saved nothing of it is kept
 * on the server; a row that can't be saved is shown instead, with what is wrong.
 */
export async function pasteAtDesk(
  scope: Scope,
  { step, language, kind, text, rows: sent }: Paste,
): Promise<Result<DeskPaste, "nothing-pasted">> {
  if (!scope.languages.includes(language)) throw new AppError("bad-request");
  const typed = sent.map(({ row: _row, ...one }): TypedRow => one);
  const shared = { language, kind };
  if (step === "apply") {
    const saved = await pasteSessions(scope, { language, rows: typed });
    if (saved.ok)
      return done({
        ...shared,
        ...{ state: "saved", batch: saved.value.batch, rows: [], left: [], newPeople: 0 },
      });
    if (saved.reason === "nothing-pasted") return refused(saved.reason);
    return done({ ...shared, state: "wrong", batch: null, left: [], ...(await view(scope, typed)) });
  }
  if (text === null) {
    if (typed.length === 0) return refused("nothing-pasted");
    return done({ ...shared, state: "shown", batch: null, left: [], ...(await view(scope, typed)) });
  }
  const themes = await reading((db) => readKnownThemes(db, scope));
  const list = readPastedList(
    text,
    themes.flatMap(({ titles }) => titles),
  );
  if (list.rows.length + list.left.length === 0) return refused("nothing-pasted");
  const rows = typedRows(list, themes, kind);
  return done({ ...shared, state: "shown", batch: null, left: list.left, ...(await view(scope, rows)) });
}

async function view(scope: Scope, rows: readonly TypedRow[]): Promise<Pick<DeskPaste, "rows" | "newPeople">> {
  const names = rows.flatMap(({ people }) => readPeople(people).map(({ name }) => name));
  const before = await listSpeakersBefore(scope, names);
  const judged = judgeRows(rows, await reading((db) => readPasteFacts(db, scope, before)));
  return { rows: judged.map(shownRow), newPeople: newPeople(judged).length };
}

/**
 * One session by one line, with the people it names, as a list of one: the same act and the same way back. A line that is no
 * session, or names somebody who may be several, is refused at its field.
 */
export async function quickAdd(
  scope: Scope,
  { language, line }: QuickAdd,
): Promise<Result<{ batch: string; title: string }, "field-errors">> {
  const themes = await reading((db) => readKnownThemes(db, scope));
  const { rows } = readPastedList(
    line,
    themes.flatMap(({ titles }) => titles),
  );
  const typed = typedRows({ rows, left: [] }, themes, "workshop");
  const saved = await pasteSessions(scope, { language, rows: typed });
  if (saved.ok) return done({ batch: saved.value.batch, title: typed[0]?.title ?? "" });
  if (saved.reason === "nothing-pasted") return refused("field-errors", { line: "invalid" });
  const { rows: shown } = await view(scope, typed);
  return refused("field-errors", { line: shown[0]?.problems.people ?? "too-long" });
}

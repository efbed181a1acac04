import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { done, type Result, refused } from "@/lib/platform/result";
import { readTable } from "@/lib/platform/tables/read-table";
import type { ReadRow, TableRefusal } from "@/lib/platform/tables/row-taker";
import { planOf, readIntake } from "../queries/plan";
import { shownColumns, targetsOf } from "../rules/columns";
import { viewIntake } from "../rules/view-intake";
import { DESK_FILE_BYTES, type IntakeRequest, MOST_PACKED } from "../schema/intake-request";
import type { DeskIntake } from "../schema/intake-view";
import { importRegistrations } from "./import-registrations";
import { packRows, unpackRows } from "./pack-rows";

/**
 * An import at the desk, in two sends: the file gives what it would do; the mark of that and the rows, which travelled packed
 * with the page, do it. Columns may be said otherwise in between, as often as one likes. Nothing is kept on the server, and
 * what is no longer true is shown again instead.
 */
export async function intakeAtDesk(
  scope: EditionScope<"import-registrations">,
  request: IntakeRequest,
): Promise<Result<DeskIntake, TableRefusal | "missing" | "too-large" | "too-much">> {
  const rows = await rowsOf(request);
  if (!rows.ok) return rows;
  const travelling = await packRows(rows.value);
  if (travelling.length > MOST_PACKED) return refused("too-much");
  const { column, category: categoryId, language } = request;
  // Of another table nobody has said yet how its days are written.
  const days = request.file ? null : (request.days ?? null);
  const read = await readIntake(scope, rows.value, { targets: column ?? null });
  const planned = await planOf(scope, read, { categoryId, language, days });
  const packed = {
    columns: read.columns,
    targets: targetsOf(read.offer),
    questions: read.offer.questions.map(({ key, label }) => ({ key, label })),
    packed: travelling,
    ...{ days, unclearDays: planned.ok && planned.value.unclearDays },
    category: categoryId ?? "",
    language,
    tell: request.file ? true : request.tell,
    others: request.other ?? [],
    allOthers: request.allOthers,
  };
  if (!planned.ok)
    return done({ state: "columns", reason: planned.reason, detail: planned.detail ?? {}, ...packed });
  const { plan, hash, samples } = planned.value;
  const shown = (state: Exclude<DeskIntake["state"], "columns" | "imported">, detail = {}) =>
    done<DeskIntake>({ state, detail, view: viewIntake(plan), samples, hash, ...packed });
  if (request.step === "show") return shown("shown");
  if (request.shown !== shownColumns(column ?? [], days)) return shown("columns-changed");
  // "All of them" was said of those who were shown.
  const unsaid = { ...packed, allOthers: false };
  if (request.hash !== hash)
    return done({ state: "changed-meanwhile", detail: {}, view: viewIntake(plan), samples, hash, ...unsaid });
  const { tell, goodRows } = request;
  const others = request.allOthers ? "all" : new Set(request.other);
  const imported = await importRegistrations(scope, planned.value, { tell, goodRows, others });
  if (imported.ok)
    return done({ state: "imported", view: viewIntake(plan, others), imported: imported.value });
  if (imported.reason !== "changed-meanwhile") return shown(imported.reason, imported.detail);
  // As it is now.
  const again = await planOf(scope, read, { categoryId, language, days });
  if (!again.ok) return shown("changed-meanwhile");
  const { plan: view, hash: mark } = again.value;
  return done({
    state: "changed-meanwhile",
    detail: {},
    view: viewIntake(view),
    samples,
    hash: mark,
    ...unsaid,
  });
}

/** The rows of a new file, else those that came back. */
async function rowsOf({
  file,
  packed,
}: IntakeRequest): Promise<Result<ReadRow[], TableRefusal | "missing" | "too-large">> {
  if (file && file.byteLength > DESK_FILE_BYTES)
    return refused("too-large", { megabytes: DESK_FILE_BYTES / 1024 / 1024 });
  if (file) return readTable(file);
  return packed ? done(await unpackRows(packed)) : refused("missing");
}

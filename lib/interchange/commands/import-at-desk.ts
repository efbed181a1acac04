import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { EditionScope } from "@/lib/access/access";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import type { TableRefusal } from "@/lib/platform/tables/row-taker";
import { readAnyFile, scheduleOf } from "@/lib/schedules/rules/read-any-file";
import type { FileRefusal, ScheduleFile } from "@/lib/schedules/schema/schedule-file";
import { previewImport } from "../queries/preview-import";
import { readRememberedColumns } from "../queries/remembered-columns";
import { shownColumns } from "../rules/shown-columns";
import { viewPlan } from "../rules/view-plan";
import { DESK_FILE_BYTES, type ImportRequest, MOST_PACKED, PACKED_MEGABYTES } from "../schema/import-request";
import type { DeskImport, Travelling } from "../schema/plan-view";
import { applyImport } from "./apply-import";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * An import at the desk, in two sends: the file gives a plan; the plan's mark and the file, which travelled packed with
 * the page, do it. Nothing is kept on the server in between, and a plan that is no longer true is shown again instead.
 */
export async function importAtDesk(
  scope: EditionScope<"import-schedule">,
  request: ImportRequest,
): Promise<Result<DeskImport, FileRefusal | TableRefusal | "missing">> {
  const bytes = await bytesOf(request);
  if (bytes === null) return refused("missing");
  if (bytes.byteLength > DESK_FILE_BYTES)
    return refused("too-large", { megabytes: DESK_FILE_BYTES / 1024 / 1024 });
  if (!scope.languages.includes(request.language)) throw new AppError("bad-request");
  const { language, deleteGone, days: order = "day-first" } = request;
  const targets = request.file ? null : (request.column ?? null);
  const reading = await readAnyFile(bytes, {
    ...{ targets, order },
    remembered: await readRememberedColumns(scope),
  });
  if (!reading.ok) return reading;
  const { table } = reading.value;
  const packed = (await pack(bytes)).toString("base64");
  // A workbook is packed already: it grows as it travels.
  if (packed.length > MOST_PACKED) return refused("too-large", { megabytes: PACKED_MEGABYTES });
  const travelling: Travelling = {
    packed,
    ...{ language, deleteGone },
    table: table && { columns: table.columns, order, unclear: table.unclear },
  };
  if (table && "refusal" in table.read) return done({ state: "columns", ...table.read, ...travelling });
  const file = scheduleOf(reading.value);
  if (file === null) throw new AppError("bad-request");
  return planOrApply(scope, request, { file, travelling });
}

async function planOrApply(
  scope: EditionScope<"import-schedule">,
  request: ImportRequest,
  { file, travelling }: { file: ScheduleFile; travelling: Travelling },
): Promise<Result<DeskImport, never>> {
  const { language, deleteGone } = request;
  const people = Object.fromEntries(request.people.map(({ key, answer }) => [key, answer]));
  const options = { language, deleteGone, people };
  const columns = travelling.table?.columns;
  let state: Exclude<DeskImport["state"], "applied" | "columns"> = "shown";
  if (request.people.some(({ answer, shown }) => answer !== shown)) state = "answers-changed";
  else if (request.step === "apply" && columns && request.shown !== shownColumns(travelling.table))
    state = "columns-changed";
  else if (request.step === "apply" && request.hash) {
    const { hash, deletion = null } = request;
    const applied = await applyImport(scope, {
      file,
      options,
      hash,
      deletion,
      ...(columns ? { columns } : {}),
    });
    if (applied.ok) return done({ state: "applied", plan: viewPlan(applied.value.plan) });
    state = applied.reason;
  }
  const { plan, hash } = await previewImport(scope, file, options);
  return done({ state, plan: viewPlan(plan), hash, ...travelling });
}

/** Null when no file was chosen. A packed file never unfolds to more than a file may have. */
async function bytesOf({ file, packed }: ImportRequest): Promise<Uint8Array | null> {
  if (file) return file;
  if (!packed) return null;
  try {
    return await unpack(Buffer.from(packed, "base64"), { maxOutputLength: DESK_FILE_BYTES });
  } catch {
    throw new AppError("bad-request");
  }
}

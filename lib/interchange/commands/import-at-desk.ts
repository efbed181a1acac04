import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { EditionScope } from "@/lib/access/access";
import { AppError } from "@/lib/platform/errors";
import { inTurns } from "@/lib/platform/in-turns";
import { done, type Result, refused } from "@/lib/platform/result";
import { readInTurns } from "@/lib/schedules/rules/read-schedule";
import type { FileRefusal } from "@/lib/schedules/schema/schedule-file";
import { previewImport } from "../queries/preview-import";
import { viewPlan } from "../rules/view-plan";
import { DESK_FILE_BYTES, type ImportRequest } from "../schema/import-request";
import type { DeskImport } from "../schema/plan-view";
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
): Promise<Result<DeskImport, FileRefusal | "missing">> {
  const bytes = await bytesOf(request);
  if (bytes === null) return refused("missing");
  if (bytes.byteLength > DESK_FILE_BYTES)
    return refused("too-large", { megabytes: DESK_FILE_BYTES / 1024 / 1024 });
  const file = await inTurns(readInTurns(bytes));
  if (!file.ok) return file;
  if (!scope.languages.includes(request.language)) throw new AppError("bad-request");
  const people = Object.fromEntries(request.people.map(({ key, answer }) => [key, answer]));
  const options = { language: request.language, deleteGone: request.deleteGone, people };
  let state: Exclude<DeskImport["state"], "applied"> = "shown";
  if (request.people.some(({ answer, shown }) => answer !== shown)) state = "answers-changed";
  else if (request.step === "apply" && request.hash) {
    const { hash, deletion = null } = request;
    const applied = await applyImport(scope, { file: file.value, options, hash, deletion });
    if (applied.ok) return done({ state: "applied", plan: viewPlan(applied.value.plan) });
    state = applied.reason;
  }
  const { plan, hash } = await previewImport(scope, file.value, options);
  return done({
    state,
    plan: viewPlan(plan),
    packed: (await pack(bytes)).toString("base64"),
    hash,
    language: request.language,
  });
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

import type { Transaction } from "@/lib/platform/db/client";
import type { ImportScope } from "../access";
import type { CurrentProgramme } from "../schema/current-programme";
import type { ImportPlan } from "../schema/import-plan";

/** Thrown inside the transaction, so that nothing of it stays. */
export class ChangedMeanwhile extends Error {}

/** What the steps of one import share: rows by the names that the plan uses. */
export interface Imported {
  tx: Transaction;
  scope: ImportScope;
  plan: ImportPlan;
  current: CurrentProgramme;
  /** The row of a room named in the plan; null for "". */
  roomId: (name: string) => string | null;
  themeId: (title: string) => string | null;
  /** The speaker a reference in `SessionContent.people` means. */
  speakerId: (reference: string) => string;
}

const CHUNK = 500;

/** Many rows in statements of bearable size. */
export async function inChunks<Row>(
  rows: readonly Row[],
  write: (some: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

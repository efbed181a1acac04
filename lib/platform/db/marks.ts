import "server-only";
import type { Reader, Transaction } from "./client";

/** Switches and marks of the installation, rows of `setting`. */
export const MARKS = {
  /** { since: ISO instant, reason: "restore" | "operator" }: the dispatcher sends nothing while the row is there. */
  outboxPaused: "outbox-paused",
  /** { at: ISO instant }: written by the dispatcher at every round; /api/readyz reads it. */
  dispatcherHeartbeat: "dispatcher-heartbeat",
  /** { at: ISO instant }: the example schools were made here; never again, also when they were removed. */
  exampleMade: "example-made",
  /** { at: ISO instant }: when the last whole purge began. */
  purged: "purged",
} as const;
export type Mark = (typeof MARKS)[keyof typeof MARKS];

/** The value of a mark, or null. */
export async function readMark(reader: Reader, mark: Mark): Promise<Record<string, string> | null> {
  const row = await reader.setting.findUnique({ where: { key: mark }, select: { value: true } });
  return row ? (row.value as Record<string, string>) : null;
}

/** Sets a mark. */
export async function writeMark(
  writer: Reader | Transaction,
  mark: Mark,
  value: Record<string, string>,
): Promise<void> {
  await writer.setting.upsert({ where: { key: mark }, create: { key: mark, value }, update: { value } });
}

/** Takes a mark away; nothing happens when it is not set. */
export async function removeMark(writer: Reader | Transaction, mark: Mark): Promise<void> {
  await writer.setting.deleteMany({ where: { key: mark } });
}

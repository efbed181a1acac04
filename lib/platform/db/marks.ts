import "server-only";
import type { Reader, Transaction } from "./client";

/** The value of a mark of the installation (a row of `setting`; each noun names its own), or null. */
export async function readMark(reader: Reader, mark: string): Promise<Record<string, string> | null> {
  const row = await reader.setting.findUnique({ where: { key: mark }, select: { value: true } });
  return row ? (row.value as Record<string, string>) : null;
}

/** Sets a mark. */
export async function writeMark(
  writer: Reader | Transaction,
  mark: string,
  value: Record<string, string>,
): Promise<void> {
  await writer.setting.upsert({ where: { key: mark }, create: { key: mark, value }, update: { value } });
}

/** Takes a mark away; nothing happens when it is not set. */
export async function removeMark(writer: Reader | Transaction, mark: string): Promise<void> {
  await writer.setting.deleteMany({ where: { key: mark } });
}

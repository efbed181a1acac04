import { disconnect } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { folderStorage } from "@/lib/platform/storage/folder";

async function turnTo(url: string | undefined): Promise<void> {
  await disconnect();
  process.env.DATABASE_URL = url;
  forgetSettings();
}

/** Reads with the product's own reads in another database, and comes back. */
export async function inDatabase<Value>(url: string, read: () => Promise<Value>): Promise<Value> {
  const here = process.env.DATABASE_URL;
  await turnTo(url);
  try {
    return await read();
  } finally {
    await turnTo(here);
  }
}

/** How many of some files came back with a backup. */
export async function countKept(
  folder: string,
  files: ReadonlyArray<{ hash: string | null }>,
): Promise<number> {
  const kept = await Promise.all(files.map(({ hash }) => folderStorage(folder).has(hash ?? "")));
  return kept.filter(Boolean).length;
}

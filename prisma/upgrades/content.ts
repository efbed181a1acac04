import type { Client } from "pg";
import { LEFT_OUT } from "@/lib/left-out";
import { backup } from "@/lib/platform/db/backup";
import type { Manifest } from "@/lib/platform/db/manifest";

/** Every row as text with its checksum, but for what says when this machine did something. */
export async function contentOf(client: Client, folder: string, madeAt: string): Promise<Manifest["tables"]> {
  await client.query("DELETE FROM setting WHERE key IN ('outbox-paused', 'example-made')");
  await client.query("UPDATE setting SET updated_at = '2026-01-01' WHERE key LIKE 'step:%'");
  await client.query("UPDATE person_pair SET found_at = '2026-01-01'");
  // Versions that a migration wrote have an id and an instant of their own; what they say must be equal.
  await client.query(
    `UPDATE term_version SET id = md5(term_id::text || number)::uuid, created_at = '2026-01-01'
     WHERE created_at > $1`,
    [madeAt],
  );
  const manifest = await backup({
    client,
    folder,
    files: `${folder}-files`,
    version: "0",
    secret: "s".repeat(32),
    leftOut: LEFT_OUT,
  });
  return manifest.tables;
}

import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** 2 since backups are sealed by a key of the installation's secret. */
const FORMAT = 2;
const MANIFEST = "manifest.json";

const ManifestSchema = z.strictObject({
  product: z.literal("convivio"),
  format: z.int(),
  /** The version that made it. */
  version: z.string(),
  createdAt: z.string(),
  /** What PostgreSQL says of itself. */
  engine: z.string(),
  /** Tells, without holding it, whether the secret that private links are made with is the same. */
  secretMark: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.strictObject({
      name: z.string().check(z.regex(/^[a-z0-9_]+$/)),
      columns: z.array(z.string()),
      rows: z.int(),
      sha256: z.string(),
    }),
  ),
  // A path that climbs out of the folder is nobody's stored file.
  files: z.array(
    z.strictObject({
      path: z.string().check(z.regex(/^(?!.*(^|\/)\.\.?(\/|$))[^/\\\0][^\\\0]*$/)),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
  leftOut: z.record(z.string(), z.string()),
});

export type Manifest = z.output<typeof ManifestSchema>;

/** A folder that can't be restored; `message` says why, and what to do. */
export class BackupRefused extends Error {
  override name = "BackupRefused";
}

/** The file of one table inside a backup: one JSON object per line, every value as PostgreSQL's text or null. */
export function tableFile(folder: string, table: string): string {
  return join(folder, "tables", `${table}.ndjson`);
}

/** Where a stored file lies inside a backup. */
export function storedFile(folder: string, path: string): string {
  return join(folder, "files", ...path.split("/"));
}

/** A short mark of the installation's secret. 32 bits: enough to notice another secret, useless for finding it. */
export function secretMark(secret: string): string {
  return createHmac("sha256", secret).update("convivio backup").digest("hex").slice(0, 8);
}

/**
 * Writes the manifest with two seals: a plain hash that notices damage, and one by a key of the installation's secret,
 * which nobody without that secret can make anew after editing. Both reach every record and file by their hashes.
 */
export async function writeManifest(
  folder: string,
  manifest: Omit<Manifest, "product" | "format">,
  secret: string,
): Promise<Manifest> {
  const content: Manifest = { product: "convivio", format: FORMAT, ...manifest };
  const signed = { ...content, signature: signatureOf(content, secret).toString("hex") };
  const text = JSON.stringify({ ...signed, seal: sealOf(signed) }, null, 2);
  await writeFile(join(folder, MANIFEST), `${text}\n`, { mode: 0o600, flush: true });
  return content;
}

/** Whether a backup is as this installation made it. "other-secret": only whoever has that secret could tell. */
export type Provenance = "ours" | "unsigned" | "other-secret" | "changed";

/**
 * Reads the manifest of a backup.
 * @param secrets those whose seal counts here
 * @throws BackupRefused when the folder is no backup, is damaged, or was made by a newer Convivio.
 */
export async function readManifest(
  folder: string,
  secrets: readonly string[],
): Promise<{ manifest: Manifest; provenance: Provenance }> {
  let text: string;
  try {
    text = await readFile(join(folder, MANIFEST), "utf8");
  } catch {
    throw new BackupRefused(`${folder} is not a Convivio backup: it has no ${MANIFEST}.`);
  }
  const { seal, ...signed } = parsed(text, folder);
  const { signature, ...content } = signed;
  if (typeof content.format === "number" && content.format > FORMAT) {
    throw new BackupRefused(
      `The backup in ${folder} was made by a newer Convivio (${String(content.version)}). Restore it with that version.`,
    );
  }
  const manifest = ManifestSchema.safeParse(content);
  if (!manifest.success || seal !== sealOf(signed)) {
    throw new BackupRefused(
      `The backup in ${folder} is damaged: its manifest is not as it was written. Use another copy.`,
    );
  }
  return { manifest: manifest.data, provenance: provenanceOf(content, manifest.data, signature, secrets) };
}

function provenanceOf(
  content: unknown,
  manifest: Manifest,
  signature: unknown,
  secrets: readonly string[],
): Provenance {
  if (typeof signature !== "string") return "unsigned";
  const given = Buffer.from(signature, "hex");
  const fits = (expected: Buffer) => given.length === expected.length && timingSafeEqual(given, expected);
  if (secrets.some((secret) => fits(signatureOf(content, secret)))) return "ours";
  // The mark is no proof, it only chooses the sentence.
  return secrets.some((secret) => secretMark(secret) === manifest.secretMark) ? "changed" : "other-secret";
}

function parsed(text: string, folder: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null) return content as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new BackupRefused(
    `The backup in ${folder} is damaged: its manifest can't be read. Use another copy.`,
  );
}

function signatureOf(content: unknown, secret: string): Buffer {
  const key = Buffer.from(hkdfSync("sha256", secret, "convivio", "backup", 32));
  return createHmac("sha256", key).update(JSON.stringify(content)).digest();
}

function sealOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** SHA-256 and length of a file; null when it is not there. */
export async function fingerprintOf(path: string): Promise<{ sha256: string; bytes: number } | null> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}

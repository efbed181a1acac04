import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { done, type Result } from "../result";
import { secretHash, secretHashes } from "../secrets";
import type { Reader, Transaction } from "./client";
import { KEEP_PLAN } from "./kept-plans";
import { insertRows, NOW } from "./write-together";

/** A request that may arrive several times: where it belongs, its sender's key for it, and what it says. */
export interface Once {
  scope: string;
  key: string;
  content: string;
}

export type Earlier = { kind: "new" } | { kind: "other-content" } | { kind: "answered"; answer: unknown };

/**
 * What the same request was answered before. A twin that comes at the same moment has to wait for the first one by a lock
 * that both need, and look behind it: else it would find the work done, but no answer to repeat.
 */
export async function findKept(reader: Reader, { scope, key, content }: Once): Promise<Earlier> {
  const [row] = await reader.$queryRaw<Array<{ content: string; answer: unknown }>>`
    SELECT request_hash AS content, response AS answer FROM idempotency_key
    WHERE scope = ${scope} AND key = ANY(${secretHashes(key)}) ${KEEP_PLAN}`;
  if (!row) return { kind: "new" };
  return secretHashes(content).includes(row.content)
    ? { kind: "answered", answer: row.answer }
    : { kind: "other-content" };
}

/**
 * Keeps the answer for the next time, in the transaction that made it. Of what the sender wrote only keyed hashes stay:
 * a key may be somebody's address, and a plain hash of a name and an address can be found by guessing.
 * @param answer ids and numbers; it outlives the erasure of whom it is about
 */
export function writeAnswer({ scope, key, content }: Once, answer: Prisma.InputJsonObject): Prisma.Sql {
  return insertRows<Prisma.IdempotencyKeyCreateManyInput>("idempotency_key", [
    {
      scope,
      key: secretHash(key),
      requestHash: secretHash(content),
      response: JSON.stringify(answer),
      createdAt: NOW,
    },
  ]);
}

const TWIN_SECONDS = 30;

/** Who sent a form of the desk, and where something is made by it: any proof has that. */
interface Desk {
  actor: { id: string };
  organisationId?: string;
  schoolId?: string;
  editionId?: string;
}

/** A form of the desk that makes something, and where to see whether that is still there. */
export interface TwinForm {
  act: string;
  input: unknown;
  /** Whether what was made is still there; `answer` is what the command returned. */
  find: (tx: Transaction, answer: { [key: string]: unknown }) => Promise<unknown>;
}

/**
 * What makes something makes it once, however often an organiser clicks: the same form by the same login within moments
 * of the last time gets the first one's answer. Only a keyed hash of the form is kept, and ids.
 */
export async function makeOnce<Value extends Prisma.InputJsonObject, Reason extends string>(
  tx: Transaction,
  { actor, organisationId, schoolId, editionId }: Desk,
  { act, input, find }: TwinForm,
  make: () => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  const scope = `desk:${act}`;
  const key = secretHash(JSON.stringify([actor.id, organisationId, schoolId, editionId, input]));
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope} ${key}`}, 0))`;
  const [earlier] = await tx.$queryRaw<Array<{ response: { [key: string]: unknown } }>>`
    UPDATE idempotency_key SET created_at = clock_timestamp()
    WHERE scope = ${scope} AND key = ${key}
      AND created_at > clock_timestamp() - make_interval(secs => ${TWIN_SECONDS}::int)
    RETURNING response`;
  if (earlier && (await find(tx, earlier.response))) return done(earlier.response as Value);
  const result = await make();
  if (result.ok) {
    const kept = { requestHash: key, response: result.value };
    await tx.idempotencyKey.upsert({
      where: { scope_key: { scope, key } },
      create: { scope, key, ...kept },
      update: { ...kept, createdAt: new Date() },
    });
  }
  return result;
}

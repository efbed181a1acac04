import { brokenInvariants } from "@/lib/invariants";
import { db } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { Prisma } from "@/prisma/generated/client";
import { cookieOf, makeWorld } from "../authorization/world";
import { type Chance, chance } from "./chance";
import { makeForm, makeParticipant } from "./participant";
import type { FuzzShot, Scene } from "./scene";
import { nextShot } from "./shots";
import { sendBytes, type WireAnswer } from "./wire";

/** How long a world lasts: its records are cancelled, erased and renamed by what is sent. */
const SHOTS_PER_WORLD = 300;
const CLIENTS = 6;

/** An edition, seen by a visitor, by somebody who holds the links of a registration, and by an organiser. */
async function makeScenes(origin: string): Promise<Scene[]> {
  const world = await makeWorld();
  await makeForm(world);
  const participant = await makeParticipant(world);
  const owner = await makeMember(world.organisation);
  const strange = { draft: "a".repeat(43), token: "b".repeat(43) };
  return [
    { world, participant: { ...participant, ...strange }, cookie: "", origin },
    { world, participant, cookie: "", origin },
    { world, participant, cookie: await cookieOf(owner.login), origin },
  ];
}

function faultOf(shot: FuzzShot, { status, retryAfter, ms }: WireAnswer): string | null {
  if (status === -1) return `no answer within ${Math.round(ms)} ms`;
  if (status === 0 && shot.whole) return "the line was closed without an answer";
  if (status === 503 && Number(retryAfter) > 0) return null;
  return status >= 500 ? `${status}` : null;
}

async function shootAll(by: Chance, port: number, origin: string, count: number) {
  const tally: Record<string, number> = {};
  const faults: string[] = [];
  let sent = 0;
  let scenes = await makeScenes(origin);
  const client = async () => {
    while (sent < count) {
      sent += 1;
      const number = sent;
      if (number % SHOTS_PER_WORLD === 0) scenes = await makeScenes(origin);
      const shot = nextShot(by, by.of(scenes));
      const answer = await sendBytes(port, shot.bytes, shot.whole);
      const name = `${shot.kind} ${answer.status}`;
      tally[name] = (tally[name] ?? 0) + 1;
      const fault = faultOf(shot, answer);
      if (fault) faults.push(`${number}, ${shot.kind}: ${fault}\n${shot.head}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { tally, faults };
}

/** Tables that hold the sign for "this could not be read": bytes that were no text, stored as if they were. */
async function unreadableWords(): Promise<string[]> {
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY table_name`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db().$queryRaw<Array<{ count: bigint }>>`
      SELECT count(*) AS count FROM ${Prisma.raw(`"${name}"`)} AS held WHERE strpos(held::text, chr(65533)) > 0`;
    if (row && row.count > 0n) found.push(`${name}: ${row.count}`);
  }
  return found;
}

/**
 * Sends requests that no page sends, over every address and action of the build, and looks at the site afterwards.
 * @returns what was answered how often, and every fault: a 5xx that is no 503 with Retry-After, no answer, a site that is
 *   not ready, records that contradict each other, words stored that nobody can read
 */
export async function fuzz(site: { url: string; port: number }, seed: number, count: number) {
  const { tally, faults } = await shootAll(chance(seed), site.port, site.url, count);
  const ready = await fetch(`${site.url}/api/readyz`);
  if (!ready.ok) faults.push(`not ready: ${ready.status} ${await ready.text()}`);
  for (const { name, ids } of await brokenInvariants(db())) faults.push(`${name}: ${ids.length}`);
  for (const words of await unreadableWords()) faults.push(`unreadable words in ${words}`);
  return { tally, faults };
}

/** The seed of a run: FUZZ_SEED repeats one. */
export const someSeed = () => Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);

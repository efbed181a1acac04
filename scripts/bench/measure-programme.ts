import type { EditionScope } from "@/lib/access/access";
import { checkMove } from "@/lib/programme/queries/check-move";
import { findOverlaps } from "@/lib/programme/rules/findings";
import type { SlotFacts } from "@/lib/programme/rules/overlaps";
import { makeSession } from "@/prisma/factories/programme";
import { editionScope } from "@/prisma/testing/scopes";
import type { Outcome } from "./measure-rush";
import { makeProgramme } from "./programme";
import { median } from "./statistics";
import { figure, table } from "./table";

/** What an organiser waits for in an edition of 1,000 sessions, and the most each may take, in ms. */
const MOST = {
  // The limit of a transaction is 15 s; a release must stay far below it on two slow cores.
  "release of 1,000 sessions": 6_000,
  "live question of a move": 50,
  "overlaps of 1,000 sessions beside each other": 125,
  "overlaps of 1,000 sessions on top of each other": 250,
} as const;
const MOVES = 25;

/** Work on a large programme: releasing it, asking what a move would clash with, finding overlaps. */
export async function measureProgramme(rounds: number, say: (line: string) => void): Promise<Outcome> {
  const took: Record<keyof typeof MOST, number[]> = {
    "release of 1,000 sessions": [],
    "live question of a move": [],
    "overlaps of 1,000 sessions beside each other": [],
    "overlaps of 1,000 sessions on top of each other": [],
  };
  for (let round = 1; round <= rounds; round += 1) {
    const { edition, school, dates, releasedIn } = await makeProgramme(4, 250);
    took["release of 1,000 sessions"].push(releasedIn);
    const scope = await editionScope<"edit-slots">(edition);
    const session = (await makeSession(edition)).id;
    const date = dates[1] ?? "";
    for (let move = 0; move < MOVES; move += 1)
      took["live question of a move"].push(await askMove(scope, { school: school.slug, session, date }));
    took["overlaps of 1,000 sessions beside each other"].push(overlapsOf(1_000, false));
    took["overlaps of 1,000 sessions on top of each other"].push(overlapsOf(1_000, true));
    say(`  programme ${round} of ${rounds}: released in ${figure(releasedIn / 1_000, 1)} s`);
  }
  const names = Object.keys(MOST) as Array<keyof typeof MOST>;
  const faults = names
    .filter((name) => median(took[name]) > MOST[name])
    .map((name) => `${name}: ${figure(median(took[name]))} ms, not at most ${MOST[name]}`);
  const rows = names.map((name) => [
    name,
    figure(median(took[name]), 1),
    figure(Math.max(...took[name]), 1),
    String(MOST[name]),
  ]);
  return { text: table(["an edition of 1,000 sessions", "median ms", "slowest", "at most"], rows), faults };
}

async function askMove(
  scope: EditionScope<"edit-slots">,
  wanted: { school: string; session: string; date: string },
): Promise<number> {
  const began = performance.now();
  const answer = await checkMove(scope, {
    ...wanted,
    edition: scope.editionSlug,
    slot: null,
    time: "09:30",
    minutes: 30,
    room: null,
    choose: null,
  });
  if (!answer.ok) throw new Error(`The question was refused: ${answer.reason}`);
  return performance.now() - began;
}

/** @returns ms for `count` sessions in twenty rooms, one after the other or all in one hour */
function overlapsOf(count: number, together: boolean): number {
  const slots: SlotFacts[] = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    kind: "session",
    sessionId: String(index),
    roomId: `room-${index % 20}`,
    start: together ? 0 : Math.floor(index / 20) * 60,
    end: together ? 60 : Math.floor(index / 20) * 60 + 60,
    people: [`person-${index % 400}`],
  }));
  const began = performance.now();
  findOverlaps(slots, []);
  return performance.now() - began;
}

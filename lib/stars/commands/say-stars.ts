import "server-only";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { done, type Result } from "@/lib/platform/result";
import { lockRegistration } from "@/lib/registration/commands/self-service";
import type { LinkScope } from "@/lib/registration/policy";
import { listStars } from "../queries/stars";
import { heardAt, type Stars } from "../rules/stars";
import type { ChooseStars } from "../schema";

/**
 * What a device says of sessions: of each, what was said last holds, here or on any device. The same again, or late, changes
 * nothing. A session that the edition has not is left out. Nothing of it stands in the history: it is for nobody else.
 * @returns all that is stored now
 * @throws AppError("not-found") where the registration was erased, or its link ended
 */
export async function bringStars(
  scope: LinkScope,
  { stars }: { stars: Stars },
): Promise<Result<Stars, never>> {
  return transaction(async (tx) => {
    await lockOwn(tx, scope);
    await write(tx, scope, heardAt(stars, (await databaseClock(tx)).getTime()), false);
    return done(await listStars(scope, tx));
  });
}

/**
 * Marks set on a page, now: only those that differ from what the page showed, so that what a device said meanwhile of all
 * others stays.
 * @throws AppError("not-found") as above
 */
export async function chooseStars(
  scope: LinkScope,
  { shown, seen, marked = {} }: Pick<ChooseStars, "shown" | "seen" | "marked">,
): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    await lockOwn(tx, scope);
    const at = (await databaseClock(tx)).getTime();
    const changed = shown.filter((number) => seen.includes(number) !== (marked[number] === "on"));
    await write(
      tx,
      scope,
      Object.fromEntries(changed.map((number) => [number, { marked: marked[number] === "on", at }])),
      true,
    );
    return done(null);
  });
}

/** An erasure comes before or after, never beside: nothing is marked of who is gone. */
async function lockOwn(tx: Transaction, scope: LinkScope): Promise<void> {
  const { erasedAt } = await lockRegistration(tx, scope);
  if (erasedAt) throw new AppError("not-found");
}

/** @param here it is said here and now, and so holds whatever was said before */
async function write(
  tx: Transaction,
  { organisationId, editionId, registrationId }: LinkScope,
  stars: Stars,
  here: boolean,
): Promise<void> {
  const said = Object.entries(stars).map(([number, change]) => ({ number: Number(number), ...change }));
  if (said.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO star (organisation_id, registration_id, session_id, marked, said_at)
    SELECT session.organisation_id, ${registrationId}::uuid, session.id, said.marked, said.at
    FROM unnest(${said.map(({ number }) => number)}::int[], ${said.map(({ marked }) => marked)}::boolean[],
      ${said.map(({ at }) => new Date(at))}::timestamptz[]) AS said(number, marked, at)
    JOIN session ON session.organisation_id = ${organisationId}::uuid
      AND session.edition_id = ${editionId}::uuid AND session.number = said.number
    ORDER BY session.id
    ON CONFLICT (organisation_id, registration_id, session_id) DO UPDATE SET marked = EXCLUDED.marked,
      said_at = CASE WHEN ${here} THEN greatest(EXCLUDED.said_at, star.said_at + interval '1 ms') ELSE EXCLUDED.said_at END
    WHERE ${here} OR EXCLUDED.said_at > star.said_at
      OR (EXCLUDED.said_at = star.said_at AND EXCLUDED.marked AND NOT star.marked)`;
}

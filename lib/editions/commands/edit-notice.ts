import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { recordChange, recordKind } from "@/lib/edits/commands/record-edit";
import { databaseClock, type Transaction, transaction } from "@/lib/platform/db/client";
import { makeOnce, type TwinForm } from "@/lib/platform/db/once";
import { AppError } from "@/lib/platform/errors";
import { done, type Result, refused } from "@/lib/platform/result";
import { invalidateEdition } from "@/lib/public-pages/commands/invalidate-edition";
import { localInstant } from "../rules/local-time";
import { MOST_NOTICES } from "../rules/notices";
import type { NewNotice, NoticeChoice } from "../schema/notice";
import { lockEdition } from "./lock-edition";

type Scope = EditionScope<"edit-edition">;
type Refusal = "too-many-notices" | "notice-over";

const NOTICE = recordKind({
  objectKind: "edition",
  // Nobody waits for a translation of what is true for an hour: a language that is missing reads the next one.
  texts: [],
  fields: () => ({}),
  outdates: (tx, scope: Scope) => invalidateEdition(tx, scope, "page"),
});

/** Puts a notice on every public page of the edition, at once and until its end. */
export async function putUpNotice(
  scope: Scope,
  input: Pick<NewNotice, "text" | "until">,
): Promise<Result<{ notice: string }, Refusal | "no-such-time">> {
  const { organisationId, editionId, timeZone } = scope;
  const [date = "", time = ""] = input.until.split("T");
  const until = localInstant(date, time, timeZone, "later");
  if (!until.ok) return until;
  const form: TwinForm = {
    act: "put-up-notice",
    input,
    find: (tx, { notice }) => tx.editionNotice.findFirst({ where: { id: String(notice) } }),
  };
  return transaction((tx) =>
    makeOnce(tx, scope, form, async () => {
      await lockEdition(tx, scope);
      const refusal = await refuse(tx, scope, until.value);
      if (refusal) return refusal;
      const content = { text: input.text, until: until.value };
      const { id } = await tx.editionNotice.create({
        data: { organisationId, editionId, ...content },
        select: { id: true },
      });
      await record(tx, scope, "put-up-notice", content);
      return done({ notice: id });
    }),
  );
}

/** Takes a notice down before its end. One that is down already stays so. */
export async function takeDownNotice(
  scope: Scope,
  input: Pick<NoticeChoice, "notice">,
): Promise<Result<null, never>> {
  return transaction(async (tx) => {
    const row = await lockNotice(tx, scope, input.notice);
    if (row.takenDownAt) return done(null);
    await set(tx, scope, row.id, await databaseClock(tx));
    await record(tx, scope, "take-down-notice", { text: row.text });
    return done(null);
  });
}

/** Puts a notice back that was taken down, as long as its end has not come. */
export async function putBackNotice(
  scope: Scope,
  input: Pick<NoticeChoice, "notice">,
): Promise<Result<null, Refusal>> {
  return transaction(async (tx) => {
    const row = await lockNotice(tx, scope, input.notice);
    if (!row.takenDownAt) return done(null);
    const refusal = await refuse(tx, scope, row.until);
    if (refusal) return refusal;
    await set(tx, scope, row.id, null);
    await record(tx, scope, "put-back-notice", { text: row.text, until: row.until });
    return done(null);
  });
}

/** The edition is locked: two at once never put up more than there may be. */
async function refuse(tx: Transaction, scope: Scope, until: Date) {
  const { organisationId, editionId } = scope;
  const now = await databaseClock(tx);
  if (until <= now) return refused("notice-over");
  const count = await tx.editionNotice.count({
    where: { organisationId, editionId, takenDownAt: null, until: { gt: now } },
  });
  return count >= MOST_NOTICES ? refused("too-many-notices", { most: MOST_NOTICES }) : null;
}

async function lockNotice(tx: Transaction, scope: Scope, id: string) {
  await lockEdition(tx, scope);
  const { organisationId, editionId } = scope;
  const row = await tx.editionNotice.findFirst({ where: { organisationId, editionId, id } });
  if (!row) throw new AppError("not-found");
  return row;
}

const set = (tx: Transaction, { organisationId }: Scope, id: string, takenDownAt: Date | null) =>
  tx.editionNotice.update({
    where: { organisationId_id: { organisationId, id } },
    data: { takenDownAt },
  });

const record = (
  tx: Transaction,
  scope: Scope,
  act: "put-up-notice" | "take-down-notice" | "put-back-notice",
  after: Record<string, unknown>,
) => recordChange(tx, scope, NOTICE, null, { act, id: scope.editionId, after });

import "server-only";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { findRightsOf } from "@/lib/access/queries";
import { localInstant } from "@/lib/editions/rules/local-time";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { OUTBOX_PAUSED, wasDueBeforeRestore } from "@/lib/outbox/rules/marks";
import { subjectAtDesk } from "@/lib/outbox/rules/subject-at-desk";
import type { Parameters } from "@/lib/outbox/templates/registry";
import { isDue } from "@/lib/platform/dates/due";
import { databaseClock, db, type Transaction, transaction } from "@/lib/platform/db/client";
import { readMark } from "@/lib/platform/db/marks";
import { done, type Result, refused } from "@/lib/platform/result";
import { daysOf } from "../queries/edition-days";
import { findRecipients } from "../queries/recipients";
import { readSharedValues } from "../queries/shared-values";
import { requireOpenMailing } from "../queries/withheld-mailings";
import { momentOf, type Planned } from "../rules/moment";
import type { MailingPlan, MailingSend } from "../schema";
import { frozen, makeMessages, record, takeStep } from "./send-mailing";

type Scope = EditionScope<"send-messages">;

/**
 * Plans a draft for a moment, or for so many days before its edition begins: whom it reaches is found then. Refused where no
 * moment is said ("no-moment"), where it is over or a time that the clocks jump over, and without the days that it hangs on.
 */
export async function planMailing(
  scope: Scope,
  { when, at, days, side, time, ...input }: MailingPlan,
): Promise<Result<null, "conflict" | PlanRefusal>> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const planned = when === "moment" ? givenMoment(at, scope.timeZone) : relative(days, side, time);
    if (!planned.ok) return planned;
    const moment = momentOf(planned.value, await daysOf(tx, scope));
    if (!moment) return refused("has-no-days");
    if (moment <= (await databaseClock(tx))) return refused("moment-over");
    const data = {
      ...planned.value,
      state: "planned" as const,
      plannedById: scope.actor.id,
      stoppedBecause: "",
    };
    const step = await takeStep(tx, scope, input, { from: "draft", data });
    if (!step.ok) return step;
    await record(tx, scope, scope.actor, "plan-mailing", input.mailing, { field: "at", after: moment });
    return done(null);
  });
}

const UNPLANNED = { sendAt: null, daysBefore: null, atTime: null, plannedById: null } as const;

/** Stops a planned message: it is a draft again. */
export async function unplanMailing(scope: Scope, input: MailingSend): Promise<Result<null, "conflict">> {
  return transaction(async (tx) => {
    await requireOpenMailing(tx, scope, input.mailing);
    const step = await takeStep(tx, scope, input, {
      from: "planned",
      data: { ...UNPLANNED, state: "draft" },
    });
    if (!step.ok) return step;
    await record(tx, scope, scope.actor, "unplan-mailing", input.mailing);
    return done(null);
  });
}

type PlanRefusal = "no-moment" | "moment-over" | "no-such-time" | "has-no-days";

function givenMoment(at: string | null, zone: string): Result<Planned, PlanRefusal> {
  if (!at) return refused("no-moment");
  const [day = "", time = ""] = at.split("T");
  const local = localInstant(day, time, zone, "earlier");
  return local.ok ? done({ sendAt: local.value, daysBefore: null, atTime: null }) : local;
}

function relative(
  days: number | null,
  side: "before" | "after",
  time: string | null,
): Result<Planned, PlanRefusal> {
  if (days === null || !time || (side === "after" && days === 0)) return refused("no-moment");
  return done({ sendAt: null, daysBefore: side === "after" ? -days : days, atTime: time });
}

/**
 * Sends the planned messages whose moment has come, each whole and once, in one transaction: whoever is killed in it has
 * sent none. Safe to run in any number of processes.
 * @returns how many were decided about
 */
export async function sendPlanned(): Promise<number> {
  const rows = await db().mailing.findMany({
    where: { state: "planned" },
    select: {
      ...{ organisationId: true, id: true, editionId: true, sendAt: true, daysBefore: true, atTime: true },
      edition: { select: { timeZone: true } },
    },
  });
  if (rows.length === 0) return 0;
  const now = await databaseClock(db());
  let decided = 0;
  let failed: unknown;
  for (const { edition, ...row } of rows) {
    const moment = momentOf(row, await daysOf(db(), { ...row, timeZone: edition.timeZone }));
    if (isDue(moment, now) === "not-yet") continue;
    // One that can't be decided now keeps no other waiting.
    try {
      decided += await transaction((tx) => decide(tx, row));
    } catch (error) {
      failed ??= error;
    }
  }
  if (failed) throw failed;
  return decided;
}

type StoppedBecause = Parameters["mailing-stopped"]["reason"];

/** Of one planned message, under its lock: it is sent whole, or it stops and its planner is told. */
async function decide(tx: Transaction, { organisationId, id }: { organisationId: string; id: string }) {
  const free = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mailing WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid AND state = 'planned'
    FOR UPDATE SKIP LOCKED`;
  if (free.length === 0) return 0;
  const { edition, ...mailing } = await tx.mailing.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id } },
    include: { edition: true },
  });
  const here = { organisationId, editionId: mailing.editionId, timeZone: edition.timeZone };
  const now = await databaseClock(tx);
  const moment = momentOf(mailing, await daysOf(tx, here));
  const due = isDue(moment, now);
  // Its days were moved since it was looked for.
  if (!moment || due === "not-yet") return 0;
  const stop = (reason: StoppedBecause) => stopPlanned(tx, mailing, reason);
  const paused = await readMark(tx, OUTBOX_PAUSED);
  // What was due before a backup was brought back may have left then; of nothing else is decided until mails leave again.
  if (paused) return wasDueBeforeRestore(moment, paused) ? stop("too-late") : 0;
  if (edition.cancelledAt) return stop("cancelled");
  if (edition.archivedAt || edition.deletedAt) return stop("archived");
  if (due === "too-late") return stop("too-late");
  // Its cancellation can still be stopped: until then nobody learns of it.
  if (edition.cancelDueAt) return 0;
  const rights = await findRightsOf(mailing.plannedById ?? "", organisationId, mailing.editionId, tx);
  if (!mailing.plannedById || !may(rights, "send-messages")) return stop("no-right");
  const reader = { ...here, ...rights, actor: { id: mailing.plannedById } };
  const people = await findRecipients(tx, reader, mailing);
  if (people.length === 0) return stop("nobody-there");
  await tx.mailing.update({
    where: { organisationId_id: { organisationId, id } },
    data: { state: "sent", sentAt: now, ...(await frozen(tx, here, mailing)), version: { increment: 1 } },
  });
  await makeMessages(tx, here, { kind: "system" }, id, people, "queued");
  return 1;
}

async function stopPlanned(
  tx: Transaction,
  mailing: {
    organisationId: string;
    id: string;
    editionId: string;
    plannedById: string | null;
    subject: unknown;
  },
  reason: StoppedBecause,
): Promise<number> {
  const { organisationId, id, editionId, plannedById } = mailing;
  await tx.mailing.update({
    where: { organisationId_id: { organisationId, id } },
    data: { ...UNPLANNED, state: "draft", stoppedBecause: reason, version: { increment: 1 } },
  });
  const auditEntryId = await record(tx, mailing, { kind: "system" }, "miss-mailing", id);
  const planner = plannedById
    ? await tx.login.findUnique({ where: { id: plannedById }, select: { id: true, language: true } })
    : null;
  if (!planner) return 1;
  const subjects = subjectAtDesk(mailing.subject, await readSharedValues(tx, mailing));
  const about = subjects[planner.language] ?? Object.values(subjects)[0] ?? "";
  await queueMessage(tx, {
    template: "mailing-stopped",
    parameters: { login: planner.id, about, reason },
    ...{ language: planner.language, auditEntryId, organisationId, editionId, urgency: 1 },
  });
  return 1;
}

import "server-only";
import { recordAct } from "@/lib/audit/commands/record";
import type { HistoryAct } from "@/lib/audit/schema";
import { daysSpan } from "@/lib/platform/dates/days-span";
import type { Transaction } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { isOf, LIVE } from "@/prisma/enums/states";
import type { LinkScope } from "../policy";

const INCLUDE = {
  edition: {
    select: {
      title: true,
      languages: true,
      timeZone: true,
      days: { select: { date: true, startsAt: true, endsAt: true } },
      school: { select: { title: true } },
    },
  },
} as const;

/**
 * The registration of a link, its row locked until the transaction ends.
 * @throws AppError("not-found") where the link was ended while whoever opened it was waiting
 */
export async function lockRegistration(
  tx: Transaction,
  scope: Pick<LinkScope, "organisationId" | "registrationId"> & Partial<Pick<LinkScope, "linkVersion">>,
) {
  const { organisationId, registrationId } = scope;
  await tx.$queryRaw`
    SELECT id FROM registration
    WHERE organisation_id = ${organisationId}::uuid AND id = ${registrationId}::uuid FOR UPDATE`;
  const row = await tx.registration.findUniqueOrThrow({
    where: { organisationId_id: { organisationId, id: registrationId } },
    include: INCLUDE,
  });
  const ended = typeof scope.linkVersion === "number" && scope.linkVersion !== row.linkVersion;
  if (ended && row.erasedAt === null) throw new AppError("not-found");
  return { ...row, live: isOf(LIVE, row.state) && row.erasedAt === null };
}
export type SelfServiceRegistration = Awaited<ReturnType<typeof lockRegistration>>;

/** Whether the last day has ended. */
export function hasEnded(row: SelfServiceRegistration, now: Date): boolean {
  const span = daysSpan(row.edition.days, row.edition.timeZone);
  return span !== null && now >= span.end;
}

/** One entry about a registration by its own person. */
export function recordSelfService(
  tx: Transaction,
  scope: Omit<LinkScope, "kind">,
  act: HistoryAct,
  values: Array<{ field: string; before?: unknown; after?: unknown }> = [],
): Promise<string> {
  return recordAct(tx, {
    cause: scope.actor,
    act,
    objectKind: "registration",
    objectId: scope.registrationId,
    organisationId: scope.organisationId,
    editionId: scope.editionId,
    values: values.map((value) => ({ ...value, registrationId: scope.registrationId })),
  });
}

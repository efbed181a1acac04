import "server-only";
import { reading } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import type { LinkScope } from "@/lib/registration/policy";
import { calendarVersion } from "../rules/calendar-address";

/** Whose calendar an address names, by the id in it; the gate compares the rest. */
export function findCalendarLink(id: string) {
  return reading((db) =>
    db.registration.findFirst({
      where: {
        ...{ id, erasedAt: null, state: { not: "draft" } },
        edition: { deletedAt: null, school: { deletedAt: null } },
      },
      select: {
        ...{ organisationId: true, linkVersion: true, calendarVersion: true },
        edition: { select: { slug: true, school: { select: { slug: true } } } },
      },
    }),
  );
}

/** The path of a participant's own calendar, as it is now. */
export async function readCalendarPath({
  organisationId,
  registrationId: id,
}: Pick<LinkScope, "organisationId" | "registrationId">): Promise<string> {
  const row = await reading((db) =>
    db.registration.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id } },
      select: { linkVersion: true, calendarVersion: true },
    }),
  );
  return `/me/agenda/${linkToken("my-calendar", id, calendarVersion(row))}.ics`;
}

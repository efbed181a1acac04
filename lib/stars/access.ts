import "server-only";
import { AppError } from "@/lib/platform/errors";
import { isLinkToken, linkTokenId } from "@/lib/platform/secrets";
import type { CalendarScope } from "./policy";
import { findCalendarLink } from "./queries/calendar-link";
import { calendarVersion } from "./rules/calendar-address";

/**
 * The gate of somebody's own calendar. An address that was ended, a registration that was erased or whose e-mail address is
 * another one by now, an edition that was deleted: not found.
 * @throws AppError("not-found")
 */
export async function requireCalendarLink(token: string): Promise<CalendarScope> {
  const id = linkTokenId(token);
  const row = id ? await findCalendarLink(id) : null;
  if (!id || !row || !isLinkToken(token, "my-calendar", id, calendarVersion(row)))
    throw new AppError("not-found");
  const { organisationId, edition } = row;
  return {
    kind: "my-calendar",
    organisationId,
    registrationId: id,
    schoolSlug: edition.school.slug,
    editionSlug: edition.slug,
  };
}

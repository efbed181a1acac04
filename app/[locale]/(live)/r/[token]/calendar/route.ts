import { AppError, statusOf } from "@/lib/platform/errors";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { findRegistrationCalendar } from "@/lib/registration/queries/registration-calendar";

/** The days of one's own place for the calendar; not there without a place. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; token: string }> },
) {
  const { locale, token } = await params;
  try {
    const calendar = await findRegistrationCalendar(await requirePrivateLink(token), locale);
    if (calendar === null) throw new AppError("not-found");
    return new Response(calendar, {
      headers: {
        "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
        "content-disposition": 'inline; filename="days.ics"',
        "cache-control": "private, no-store",
        "x-robots-tag": "noindex",
      },
    });
  } catch (error) {
    // An outage gets the page of outages.
    if (error instanceof AppError && error.code !== "unavailable")
      return new Response(null, { status: statusOf(error.code) });
    throw error;
  }
}

import { AppError, statusOf } from "@/lib/platform/errors";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { findOwnFile } from "@/lib/registration/queries/answer-files";

/** A file that somebody sent themselves: on to an address that opens for a while. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string; file: string }> },
) {
  const { token, file } = await params;
  try {
    const location = await findOwnFile(await requirePrivateLink(token), file);
    if (location === null) throw new AppError("not-found");
    return new Response(null, {
      status: 303,
      headers: { location, "cache-control": "private, no-store", "x-robots-tag": "noindex" },
    });
  } catch (error) {
    // An outage gets the page of outages.
    if (error instanceof AppError && error.code !== "unavailable")
      return new Response(null, { status: statusOf(error.code) });
    throw error;
  }
}

import { AppError, statusOf } from "@/lib/platform/errors";
import { clientAddress, networkKey } from "@/lib/platform/http/client-address";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { countAgainst, LIMITS } from "@/lib/platform/limits";
import { requireMessagesLink } from "@/lib/registration/access/messages-link";
import { stopMessages } from "@/lib/registration/commands/stop-messages";

export const dynamic = "force-dynamic";

const PRIVATE = { "cache-control": "private, no-store", "x-robots-tag": "noindex" };

interface Context {
  params: Promise<{ token: string }>;
}

/**
 * The one click of a mail program (RFC 8058): it knows no cookie and no form of ours, only this address, and means what it
 * says in one field. A browser that follows the address changes nothing: it is led to the page with the button.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answered(async () => {
    await countAgainst(LIMITS.actPerNetwork, networkKey(clientAddress(request.headers)));
    const form = await request.formData().catch(() => null);
    if (form?.get("List-Unsubscribe") !== "One-Click") throw new AppError("bad-request");
    const scope = await requireMessagesLink(token);
    await countAgainst(LIMITS.stopPerLink, token);
    await stopMessages(scope);
    return new Response(null, { status: 200, headers: PRIVATE });
  });
}

/** To the page, in the language of the mail's reader. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answered(async () => {
    const { language } = await requireMessagesLink(token);
    const location = `/${isLocale(language) ? language : DEFAULT_LOCALE}/r/messages/${token}`;
    return new Response(null, { status: 303, headers: { ...PRIVATE, location } });
  });
}

async function answered(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    // An outage gets the page of outages.
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    const later = error.retryAfter ? { "retry-after": String(error.retryAfter) } : {};
    return new Response(null, { status: statusOf(error.code), headers: { ...PRIVATE, ...later } });
  }
}

import { AppError } from "@/lib/platform/errors";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { findMyAgenda } from "@/lib/stars/queries/my-agenda";
import { notThere } from "../../../_not-there";
import type { SelfServicePageProps } from "../_open-link";

/** The sessions that whoever holds a link marked; a link that opens nothing is a page that is not there. */
export async function openAgenda(params: SelfServicePageProps["params"]) {
  const { locale, token } = await params;
  const opened = await requirePrivateLink(token)
    .then(async (scope) => ({ scope, agenda: await findMyAgenda(locale, scope) }))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!opened?.agenda) return notThere("link");
  const { scope, agenda } = opened;
  const base = `/${locale}/r/${token}/agenda`;
  return { locale, token, scope, agenda, base, hidden: { locale, token } };
}

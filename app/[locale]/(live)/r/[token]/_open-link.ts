import { redirect } from "next/navigation";
import { isOver } from "@/lib/editions/rules/phases";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { isLive } from "@/lib/registration/rules/phases";
import { notThere } from "../../_not-there";

/** What a page below a private link gets from its address. */
export interface SelfServicePageProps {
  params: Promise<{ locale: Locale; token: string }>;
}

/** The registration of a link; a link that opens nothing is a page that is not there. */
export async function openLink(params: SelfServicePageProps["params"]) {
  const { locale, token } = await params;
  const page = await requirePrivateLink(token)
    .then((scope) => findMyPage(locale, scope))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!page) return notThere("link");
  return { locale, token, page, base: `/${locale}/r/${token}`, hidden: { locale, token } };
}

/** The same where something can still be changed; of a registration or an edition that is over the reader sees how it stands. */
export async function openToChange(params: SelfServicePageProps["params"]) {
  const opened = await openLink(params);
  const { registration, head } = opened.page;
  if (!isLive(registration.state) || isOver(head.phase)) redirect(opened.base);
  return opened;
}

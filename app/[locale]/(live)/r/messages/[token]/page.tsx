import { PublicPage } from "@/components/layout/public-page";
import { MessagesPage } from "@/components/registration/messages-page";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { requireMessagesLink } from "@/lib/registration/access/messages-link";
import { stopMessagesAction, wantMessagesAction } from "@/lib/registration/actions/messages";
import { findMessagesPage } from "@/lib/registration/queries/messages-link";
import { notThere } from "../../../_not-there";

interface Props {
  params: Promise<{ locale: Locale; token: string }>;
}

export default async function StopMessagesPage({ params }: Props) {
  const { locale, token } = await params;
  const page = await requireMessagesLink(token)
    .then((scope) => findMessagesPage(locale, scope))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!page) return notThere("link");
  return (
    <PublicPage locale={locale} path={`/r/messages/${token}`} edition={page.head}>
      <main id="main" className="wrap narrow">
        <MessagesPage
          locale={locale}
          page={page}
          stop={stopMessagesAction}
          want={wantMessagesAction}
          hidden={{ locale, token }}
        />
      </main>
    </PublicPage>
  );
}

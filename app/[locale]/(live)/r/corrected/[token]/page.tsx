import { PublicPage } from "@/components/layout/public-page";
import { CorrectionPage } from "@/components/registration/correction-page";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { requireCorrectionLink } from "@/lib/registration/access/correction-link";
import { confirmCorrectionAction, takeBackCorrectionAction } from "@/lib/registration/actions/correction";
import { findCorrectionPage } from "@/lib/registration/queries/correction";
import { notThere } from "../../../_not-there";

interface Props {
  params: Promise<{ locale: Locale; token: string }>;
}

export default async function CorrectedPage({ params }: Props) {
  const { locale, token } = await params;
  const page = await requireCorrectionLink(token)
    .then((scope) => findCorrectionPage(locale, scope))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!page) return notThere("link");
  return (
    <PublicPage locale={locale} path={`/r/corrected/${token}`} edition={page.head}>
      <main id="main" className="wrap narrow">
        <CorrectionPage
          locale={locale}
          page={page}
          takeBack={takeBackCorrectionAction}
          confirm={confirmCorrectionAction}
          hidden={{ locale, token }}
        />
      </main>
    </PublicPage>
  );
}

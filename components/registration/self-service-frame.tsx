import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PublicPage } from "@/components/layout/public-page";
import { Icon } from "@/components/ui/icon";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Locale } from "@/lib/platform/i18n/locales";

interface SelfServiceFrameProps {
  locale: Locale;
  head: EditionHead;
  token: string;
  /** The last part of the address, e.g. "withdraw". */
  part: string;
  children: ReactNode;
}

/** The frame of a page below a private link, with the way back to the registration. */
export async function SelfServiceFrame({ locale, head, token, part, children }: SelfServiceFrameProps) {
  const t = await getTranslations("registration.mine");
  return (
    <PublicPage locale={locale} path={`/r/${token}/${part}`} edition={head}>
      <main id="main" className="wrap narrow">
        <p className="above-4">
          <a className="act" href={`/${locale}/r/${token}`}>
            <Icon name="back" /> {t("back")}
          </a>
        </p>
        {children}
      </main>
    </PublicPage>
  );
}

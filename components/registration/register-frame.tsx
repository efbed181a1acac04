import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Steps } from "@/components/forms/steps";
import { PublicPage } from "@/components/layout/public-page";
import { Icon } from "@/components/ui/icon";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Locale } from "@/lib/platform/i18n/locales";
import { DRAFT_PAGES, type DraftPage } from "@/lib/registration/schema/draft";

interface RegisterFrameProps {
  locale: Locale;
  head: EditionHead;
  page: DraftPage;
  /** The draft's address without its last part; null before there is a draft. */
  draftPath: string | null;
  /** How many pages are answered. */
  answered: number;
  children: ReactNode;
}

/** The frame of one page of the form: where one is, the way back, the question. */
export async function RegisterFrame({
  locale,
  head,
  page,
  draftPath,
  answered,
  children,
}: RegisterFrameProps) {
  const edition = `/schools/${head.schoolSlug}/${head.editionSlug}`;
  return (
    <PublicPage
      locale={locale}
      path={draftPath ? `${draftPath}/${page}` : `${edition}/register`}
      edition={head}
    >
      <main id="main" className="wrap narrow">
        <Way
          page={page}
          draftPath={draftPath && `/${locale}${draftPath}`}
          answered={answered}
          out={`/${locale}${edition}`}
        />
        {children}
      </main>
    </PublicPage>
  );
}

interface WayProps {
  page: DraftPage;
  /** As that of the frame, with the language. */
  draftPath: string | null;
  answered: number;
  /** Where the first page leads back to; null: nowhere. */
  out: string | null;
}

/** The pages of the form as a route, and the way back. */
export async function Way({ page, draftPath, answered, out }: WayProps) {
  const t = await getTranslations("registration");
  const current = DRAFT_PAGES.indexOf(page);
  const before = DRAFT_PAGES[current - 1];
  const back = before && draftPath ? `${draftPath}/${before}` : out;
  return (
    <>
      <Steps
        label={t("steps.label")}
        current={current}
        steps={DRAFT_PAGES.map((name, index) => ({
          name: t(`steps.${name}`),
          href: draftPath && index <= answered ? `${draftPath}/${name}` : null,
        }))}
      />
      {back && (
        <p className="above-4">
          <a className="act" href={back}>
            <Icon name="back" /> {t("form.back")}
          </a>
        </p>
      )}
    </>
  );
}

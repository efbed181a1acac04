import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Steps } from "@/components/forms/steps";
import { PublicPage } from "@/components/layout/public-page";
import { Icon } from "@/components/ui/icon";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Locale } from "@/lib/platform/i18n/locales";
import { type FormPage, pageBefore, pagesBefore, type ShownPart } from "@/lib/registration/rules/form-pages";
import { DRAFT_PAGES, type DraftPage } from "@/lib/registration/schema/draft";

interface RegisterFrameProps {
  locale: Locale;
  head: EditionHead;
  page: FormPage;
  /** The pages of questions. */
  parts: readonly ShownPart[];
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
  parts,
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
          parts={parts}
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
  page: FormPage;
  parts: readonly ShownPart[];
  /** As that of the frame, with the language. */
  draftPath: string | null;
  answered: number;
  /** Where the first page leads back to; null: nowhere. */
  out: string | null;
}

/** The pages of the form as a route, on which those of questions are one stop, and the way back. */
export async function Way({ page, parts, draftPath, answered, out }: WayProps) {
  const t = await getTranslations("registration");
  const asked = parts.filter((part) => part.asked);
  const part = asked.findIndex((one) => one.page === page);
  const before = pageBefore(page, parts);
  const back = before && draftPath ? `${draftPath}/${before}` : out;
  return (
    <>
      <Steps
        label={t("steps.label")}
        current={part < 0 ? DRAFT_PAGES.indexOf(page as DraftPage) : DRAFT_PAGES.indexOf("taking-part")}
        steps={DRAFT_PAGES.map((name) => ({
          name: t(`steps.${name}`),
          href: draftPath && pagesBefore(name, parts) <= answered ? `${draftPath}/${name}` : null,
        }))}
      />
      {back && (
        <p className="above-4">
          <a className="act" href={back}>
            <Icon name="back" /> {t("form.back")}
          </a>
        </p>
      )}
      {part >= 0 && asked.length > 1 && (
        <p className="above-4 small muted">{t("part.page", { number: part + 1, count: asked.length })}</p>
      )}
    </>
  );
}

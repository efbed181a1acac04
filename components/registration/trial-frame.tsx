import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Lines, ThinBand } from "@/components/layout/band";
import { Top } from "@/components/layout/top";
import type { EditionHead } from "@/lib/editions/rules/edition-head";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { ShownPart, TrialPage } from "@/lib/registration/rules/form-pages";
import { Way } from "./register-frame";
import styles from "./trial.module.css";

interface TrialFrameProps {
  locale: Locale;
  head: EditionHead;
  /** The address of the trial without language and page. */
  path: string;
  page: TrialPage;
  /** The pages of questions. */
  parts: readonly ShownPart[];
  children: ReactNode;
}

/**
 * The frame of the form for who tries it: as people see it, every link within the trial, each page open from the first, texts
 * in another language marked.
 */
export async function TrialFrame({ locale, head, path, page, parts, children }: TrialFrameProps) {
  const [t, frame] = await Promise.all([getTranslations("form-preview"), getTranslations("public.frame")]);
  const base = `/${locale}${path}`;
  return (
    <div className={styles.trial}>
      <header>
        <Top
          locale={locale}
          path={`${path}/${page}`}
          brand={{ text: head.schoolTitle.text, href: `${base}/you`, lang: head.schoolTitle.lang }}
          words={{ skip: frame("skip"), pages: frame("pages"), languages: frame("languages") }}
        />
        <ThinBand text={head.title.text} href={`${base}/you`} lang={head.title.lang} />
        <Lines colours={head.colours} />
      </header>
      <main id="main" className="wrap narrow">
        <p className={styles.note}>{t("note")}</p>
        {page === "sent" || page === "questions" || page === "answered" ? null : (
          <Way page={page} parts={parts} draftPath={base} answered={Number.POSITIVE_INFINITY} out={null} />
        )}
        {children}
      </main>
    </div>
  );
}

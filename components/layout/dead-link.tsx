import { locale } from "next/root-params";
import type { ReactNode } from "react";
import { PublicPage } from "@/components/layout/public-page";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/platform/i18n/locales";

interface DeadLinkProps {
  title: string;
  text: string;
  /** What can be done instead, for readers of this language. */
  children?: (language: Locale) => ReactNode;
}

/** The page of a link that opens nothing: old, cut, ended, erased or made up, which is the same to whoever holds it. */
export async function DeadLink({ title, text, children }: DeadLinkProps) {
  const wanted = await locale();
  const language = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return (
    <PublicPage locale={language} path="">
      <title>{title}</title>
      <main id="main" className="wrap narrow">
        <h1 className="ask-h1">{title}</h1>
        <p className="lead">{text}</p>
        {children?.(language)}
      </main>
    </PublicPage>
  );
}

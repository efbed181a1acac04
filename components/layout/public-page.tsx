import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/platform/i18n/locales";
import { Lines, ThinBand } from "./band";
import { EditionNav, type FrameEdition } from "./edition-nav";
import { Foot } from "./foot";
import { Notices } from "./notices";
import { Top } from "./top";

interface PublicPageProps {
  locale: Locale;
  /** The address without its language. */
  path: string;
  edition?: FrameEdition | null;
  /** A page of somebody signed in leads to their own things instead of the sign-in. */
  signedIn?: boolean;
  /** Below the top: the thin band of the edition, unless the page draws its own. */
  ownBand?: boolean;
  /** What a page below a school is drawn in; that of its edition where it has one. */
  colour?: string | undefined;
  /** The mark of who organises, where it was read with the page. */
  mark?: ReactNode;
  children: ReactNode;
}

/** The frame of every public page: top, band and lines of the edition, content, foot. */
export async function PublicPage({
  locale,
  path,
  edition = null,
  signedIn = false,
  ownBand = false,
  colour = edition?.colour,
  mark = null,
  children,
}: PublicPageProps) {
  const t = await getTranslations("public.frame");
  const site = await getTranslations("site");
  const base = edition ? `/${locale}/schools/${edition.schoolSlug}/${edition.editionSlug}` : "";
  const pages = edition
    ? []
    : [
        { href: `/${locale}`, text: t("schools"), current: path === "" },
        { href: `/${locale}/practices`, text: t("practices"), current: path === "/practices" },
        signedIn
          ? { href: `/${locale}/me`, text: t("mine"), current: path === "/me" }
          : { href: `/${locale}/sign-in`, text: t("signIn"), current: path.startsWith("/sign-in") },
      ];
  const brand = edition
    ? {
        text: edition.schoolTitle.text,
        href: `/${locale}/schools/${edition.schoolSlug}`,
        lang: edition.schoolTitle.lang,
      }
    : { text: site("name"), href: `/${locale}` };
  return (
    <>
      <header data-colour={colour}>
        <Top
          locale={locale}
          path={path}
          brand={brand}
          links={pages}
          words={{ skip: t("skip"), pages: t("pages"), languages: t("languages") }}
        />
        {edition && !ownBand && (
          <>
            <ThinBand
              text={edition.title.text}
              href={base}
              lang={edition.title.lang}
              archive={edition.phase === "archived"}
            />
            <Lines colours={edition.colours} />
            <EditionNav locale={locale} path={path} edition={edition} />
          </>
        )}
      </header>
      {edition && <Notices edition={edition} locale={locale} />}
      {children}
      <Foot
        mark={mark}
        label={t("about")}
        pages={pages.length > 0 ? { label: t("pages"), links: pages } : null}
        links={[
          { href: `/${locale}/accessibility`, text: t("accessibility") },
          { href: `/${locale}/privacy`, text: t("privacy") },
          { href: `/${locale}/legal`, text: t("legal") },
          edition
            ? { href: `${base}/lite`, text: t("lite") }
            : { href: `/${locale}/organise`, text: t("organise") },
        ]}
      >
        {edition
          ? t.rich("organised", { name: edition.organisationName, who: (name) => <bdi>{name}</bdi> })
          : site("name")}
        {edition?.example && ` ${t("example")}`}
      </Foot>
    </>
  );
}

/** What stands where nothing is: the page cache answers 404 because of the mark in its head. */
export async function NotThere({ locale }: { locale: Locale }) {
  const t = await getTranslations("public.frame");
  return (
    <PublicPage locale={locale} path="">
      <title>{t("notThere")}</title>
      <meta name="page-status" content="404" />
      <meta name="robots" content="noindex" />
      <main id="main" className="wrap narrow part">
        <h1>{t("notThere")}</h1>
        <p className="lead above-4">{t("notThereText")}</p>
        <p className="above-5">
          <a className="sign" href={`/${locale}`}>
            {t("schools")}
          </a>
        </p>
      </main>
    </PublicPage>
  );
}

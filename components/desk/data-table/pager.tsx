import type { Texts } from "@/lib/platform/i18n/texts";
import type { LinkProps, TableLink } from "./address";
import styles from "./pager.module.css";

interface PagerProps {
  words: {
    /** What is paged, for people who do not see it. */
    label: string;
    back: string;
    on: string;
    /** E.g. "Page 2 of 5"; none where nobody has counted. */
    at?: string;
  };
  /** The page before this one and the page after; null where there is none. */
  back: LinkProps | null;
  on: LinkProps | null;
}

/** The page before and the page after, by links that work without JavaScript; nothing where all is on one page. */
export function Pager({ words, back, on }: PagerProps) {
  if (!back && !on) return null;
  return (
    <nav className={styles.pager} aria-label={words.label}>
      {back ? (
        <a className="pill" {...back}>
          {words.back}
        </a>
      ) : (
        <span />
      )}
      <p>{words.at}</p>
      {on ? (
        <a className="pill" {...on}>
          {words.on}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** The neighbours of a numbered page. */
export function pagesBeside(page: number, pages: number, link: TableLink) {
  const to = (number: number) => link({ page: String(number) });
  return { back: page > 1 && pages > 1 ? to(page - 1) : null, on: page < pages ? to(page + 1) : null };
}

interface PagesProps {
  page: number;
  pages: number;
  link: TableLink;
  t: Texts<"desk-lists">;
}

/** The numbered pages of a list that begins with the newest. */
export function Pages({ page, pages, link, t }: PagesProps) {
  const words = { label: t("pages"), back: t("newer"), on: t("older"), at: t("page", { page, pages }) };
  return <Pager words={words} {...pagesBeside(page, pages, link)} />;
}

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

/** The neighbours of a numbered page, each from the row beside it; the first page is the first from wherever one comes. */
export function pagesBeside(page: number, pages: number, rows: readonly { id: string }[], link: TableLink) {
  const beside = (key: "after" | "before", row: { id: string } | undefined) => (row ? { [key]: row.id } : {});
  const back = page > 2 ? beside("before", rows[0]) : {};
  return {
    back: page > 1 && pages > 1 ? link({ page: String(page - 1), ...back }) : null,
    on: page < pages ? link({ page: String(page + 1), ...beside("after", rows.at(-1)) }) : null,
  };
}

interface PagesProps {
  page: number;
  pages: number;
  rows: readonly { id: string }[];
  link: TableLink;
  t: Texts<"desk-lists">;
}

/** The numbered pages of a list that begins with the newest. */
export function Pages({ page, pages, rows, link, t }: PagesProps) {
  const words = { label: t("pages"), back: t("newer"), on: t("older"), at: t("page", { page, pages }) };
  return <Pager words={words} {...pagesBeside(page, pages, rows, link)} />;
}

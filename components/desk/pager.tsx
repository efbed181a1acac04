import type { ComponentProps } from "react";
import styles from "./pager.module.css";

/** Where a link leads; on a screen that stays open, also what a click does instead. */
type LinkProps = Pick<ComponentProps<"a">, "href" | "onClick">;

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

/** The neighbours of a numbered page; `link` makes the link to a page. */
export function pagesBeside(page: number, pages: number, link: (page: number) => LinkProps) {
  return {
    back: page > 1 && pages > 1 ? link(page - 1) : null,
    on: page < pages ? link(page + 1) : null,
  };
}

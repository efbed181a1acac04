import type { Texts } from "@/lib/platform/i18n/texts";

interface PagesProps {
  /** What else the address asks for, e.g. "state=draft&". */
  asked?: string;
  page: number;
  pages: number;
  t: Texts<"desk-lists">;
}

/** Earlier and later pages of a list, by plain links. */
export function Pages({ page, pages, asked = "", t }: PagesProps) {
  if (pages < 2) return null;
  return (
    <nav className="pager" aria-label={t("pages")}>
      {page > 1 ? (
        <a className="pill" href={`?${asked}page=${page - 1}`}>
          {t("newer")}
        </a>
      ) : (
        <span />
      )}
      <p>{t("page", { page, pages })}</p>
      {page < pages ? (
        <a className="pill" href={`?${asked}page=${page + 1}`}>
          {t("older")}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

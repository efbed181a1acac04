import { getTranslations } from "next-intl/server";
import styles from "@/components/schools/edition.module.css";
import { langOf } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import { formatCountry } from "@/lib/platform/dates/format";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";

/** Practices by country; `full` adds what changed, whom to ask, and where it was shown. */
export async function PracticeList({
  practices,
  locale,
  full = false,
}: {
  practices: readonly PublicPractice[];
  locale: string;
  full?: boolean;
}) {
  const t = await getTranslations("public.practice");
  return (
    <ul className={`plain ${styles.practices}`}>
      {practices.map((practice) => (
        <li key={practice.id} id={`practice-${practice.number}`}>
          <span className={styles.land}>
            <span aria-hidden="true">{practice.country ?? "–"}</span>
            {practice.country && <span className="vh">{formatCountry(practice.country, locale)}</span>}
          </span>
          <h3 {...langOf(practice.title)}>{practice.title.text}</h3>
          {practice.summary && <p {...langOf(practice.summary)}>{practice.summary.text}</p>}
          <div>
            <p className="row">
              {practice.theme && (
                <span className={`no l-${practice.theme.colour}`}>{practice.theme.number}</span>
              )}
              <span className="sign muted">{practice.affiliation}</span>
            </p>
            {full && (
              <>
                {practice.change && <p className="sign above-3">{t("change")}</p>}
                <Markdown text={practice.change} />
                <p className="small muted above-2">
                  {practice.editions
                    .map((edition) => edition.title && t("shownAt", { edition: edition.title.text }))
                    .filter(Boolean)
                    .join(" · ")}
                  {practice.licence && ` · ${t("licence", { licence: practice.licence })}`}
                </p>
                {practice.contact.includes("@") && (
                  <p className="small">
                    {t("contact")} <a href={`mailto:${practice.contact}`}>{practice.contact}</a>
                  </p>
                )}
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

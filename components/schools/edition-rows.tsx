import { getTranslations } from "next-intl/server";
import { langOf, TypedLines } from "@/components/ui/localised";
import { type EditionCard, WhenAndWhere } from "./edition-cards";
import styles from "./edition-cards.module.css";

/** Editions as lines of a list, for the many that are over. */
export async function EditionRows({
  editions,
  locale,
}: {
  editions: readonly EditionCard[];
  locale: string;
}) {
  const phase = await getTranslations("public.phase");
  return (
    <ul className={`plain ${styles.rows}`}>
      {editions.map((edition) => {
        return (
          <li key={edition.href}>
            <h3 {...langOf(edition.title)}>
              <a href={edition.href}>{edition.title.text}</a>
            </h3>
            <div>
              {edition.schoolTitle && <p {...langOf(edition.schoolTitle)}>{edition.schoolTitle.text}</p>}
              {!edition.schoolTitle && edition.summary && (
                <p {...langOf(edition.summary)}>
                  <TypedLines text={edition.summary.text} />
                </p>
              )}
              <WhenAndWhere edition={edition} locale={locale} />
            </div>
            {edition.phase === "cancelled" && <span className="tag tag--full">{phase("cancelled")}</span>}
          </li>
        );
      })}
    </ul>
  );
}

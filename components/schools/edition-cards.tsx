import { getTranslations } from "next-intl/server";
import { type LineColour, Lines } from "@/components/layout/band";
import { langOf } from "@/components/ui/localised";
import { formatCountry, formatDayRange, formatLanguage, formatList } from "@/lib/platform/dates/format";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import type { Phase } from "@/lib/schools/rules";
import styles from "./edition-cards.module.css";

export interface EditionCard {
  href: string;
  schoolTitle: LocalisedText | null;
  title: LocalisedText;
  summary: LocalisedText | null;
  phase: Exclude<Phase, "draft">;
  firstDate: string | null;
  lastDate: string | null;
  city: string;
  country: string | null;
  languages: readonly string[];
  colours: readonly LineColour[];
  example: boolean;
}

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** Editions as signs: the place large, then when, where, in which languages, and what can be done now. */
export async function EditionCards({
  editions,
  locale,
}: {
  editions: readonly EditionCard[];
  locale: string;
}) {
  const phase = await getTranslations("public.phase");
  return (
    <ul className={`plain ${styles.cards}`}>
      {editions.map((edition) => (
        <li key={edition.href} className={styles.card}>
          <Lines colours={edition.colours} />
          {edition.schoolTitle && (
            <p className="over above-3" {...langOf(edition.schoolTitle)}>
              {edition.schoolTitle.text}
            </p>
          )}
          <h3 className={styles.place} {...langOf(edition.title)}>
            <a href={edition.href}>{edition.title.text}</a>
          </h3>
          {edition.summary && <p {...langOf(edition.summary)}>{edition.summary.text}</p>}
          <p className="sign above-3">
            {[
              edition.firstDate && edition.lastDate
                ? formatDayRange(noon(edition.firstDate), noon(edition.lastDate), "UTC", locale)
                : "",
              [edition.city, edition.country ? formatCountry(edition.country, locale) : ""]
                .filter(Boolean)
                .join(", "),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <p className="row above-2">
            <span className="tag">{phase(edition.phase)}</span>
            <span className="sign muted">
              {formatList(
                edition.languages.map((tag) => formatLanguage(tag, locale)),
                locale,
              )}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

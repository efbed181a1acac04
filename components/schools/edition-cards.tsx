import { getTranslations } from "next-intl/server";
import { Lines, type ThemeColour } from "@/components/layout/band";
import { langOf, TypedLines } from "@/components/ui/localised";
import type { Phase } from "@/lib/editions/rules/phases";
import { formatDayRange, formatLanguages } from "@/lib/platform/dates/format";
import { formatCountry } from "@/lib/platform/i18n/countries";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import { venueLines } from "@/lib/platform/venue-lines";
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
  colours: readonly ThemeColour[];
  example: boolean;
}

/** How a phase's sign is drawn; its word always stands in it. A new phase does not compile without its sign. */
export const SIGN: Record<EditionCard["phase"], string> = {
  running: "tag tag--fill",
  open: "tag tag--fill",
  full: "tag tag--full",
  cancelled: "tag tag--full",
  announced: "tag",
  closed: "tag",
  past: "tag",
  archived: "tag",
};

/** "1–2 April 2027 · Trieste, Italy": only what somebody has said. */
export function whenAndWhere(
  edition: Pick<EditionCard, "firstDate" | "lastDate" | "city" | "country">,
  locale: string,
): { when: string; where: string } {
  const { firstDate, lastDate, city, country } = edition;
  return {
    when: firstDate && lastDate ? formatDayRange(firstDate, lastDate, locale) : "",
    where: venueLines({ city, country: country && formatCountry(country, locale) }).join(", "),
  };
}

/** The same as one line; the place runs in its own direction. */
export function WhenAndWhere({
  edition,
  locale,
}: {
  edition: Parameters<typeof whenAndWhere>[0];
  locale: string;
}) {
  const { when, where } = whenAndWhere(edition, locale);
  return (
    <p className="sign muted">
      {when}
      {when && where ? " · " : null}
      {where ? <bdi>{where}</bdi> : null}
    </p>
  );
}

/** Editions as signs: the place large, then when, where, in which languages, and what can be done now. */
export async function EditionCards({
  editions,
  locale,
}: {
  editions: readonly EditionCard[];
  locale: string;
}) {
  const phase = await getTranslations("public.phase");
  const look = editions.length === 1 ? styles.alone : editions.length > 6 ? styles.many : "";
  return (
    <ul className={`plain ${styles.cards} ${look}`}>
      {editions.map((edition) => {
        const { when, where } = whenAndWhere(edition, locale);
        return (
          <li key={edition.href} className={styles.card}>
            <Lines colours={edition.colours} />
            <div className={styles.head}>
              {edition.schoolTitle && (
                <p className="over" {...langOf(edition.schoolTitle)}>
                  {edition.schoolTitle.text}
                </p>
              )}
              <h3 className={styles.place} {...langOf(edition.title)}>
                <a href={edition.href}>{edition.title.text}</a>
              </h3>
            </div>
            <div>
              <p className={styles.when}>{when}</p>
              <p className="sign" dir="auto">
                {where}
              </p>
              {edition.summary && (
                <p className="above-3" {...langOf(edition.summary)}>
                  <TypedLines text={edition.summary.text} />
                </p>
              )}
              <p className="row above-3">
                <span className={SIGN[edition.phase]}>{phase(edition.phase)}</span>
                <span className="sign muted">{formatLanguages(edition.languages, locale)}</span>
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

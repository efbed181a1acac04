import { getTranslations } from "next-intl/server";
import styles from "@/components/layout/facts.module.css";
import { Localised, Typed } from "@/components/ui/localised";
import { Markdown } from "@/components/ui/markdown";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { editionDates } from "@/lib/editions/rules/edition-dates";
import { isTaking } from "@/lib/editions/rules/phases";
import { placeLines } from "@/lib/editions/rules/venues";
import {
  capitalise,
  formatDayAndTime,
  formatDayRange,
  formatDeadline,
  formatLanguages,
  nameZone,
} from "@/lib/platform/dates/format";

/** When, where, languages, places, cost, deadline: only what somebody has said. */
export async function EditionFacts({ locale, content }: { locale: string; content: EditionPageContent }) {
  const t = await getTranslations("public.edition");
  const { head } = content;
  const dates = editionDates(head.days);
  const zoneName = capitalise(t("localTime", { zone: nameZone(head.timeZone, locale) }), locale);
  const facts: Array<{ name: string; value: React.ReactNode; more?: React.ReactNode }> = [];
  if (dates) facts.push({ name: t("when"), value: formatDayRange(dates.first, dates.last, locale) });
  const [main, ...others] = content.venues;
  const [place, ...rest] = placeLines(main, head.city);
  facts.push({
    name: t("where"),
    value:
      head.mode === "online" ? (
        t("online")
      ) : main?.name ? (
        <Localised text={main.name} />
      ) : (
        <Typed>{place}</Typed>
      ),
    more:
      head.mode === "online" ? null : (
        <>
          <Typed>
            {[...rest, ...(head.mode === "either" && others.length === 0 ? [t("either")] : [])].join(", ")}
          </Typed>
          {others.map((venue) => (
            <span key={venue.id} className={styles.other}>
              <Typed>{venue.lines.join(", ")}</Typed>
            </span>
          ))}
          {others.length > 0 && head.mode === "either" ? <span>{t("either")}</span> : null}
        </>
      ),
  });
  facts.push({
    name: t("languages"),
    value: formatLanguages(head.languages, locale),
  });
  if (isTaking(head.phase)) {
    facts.push({ name: t("places"), value: t(head.phase === "open" ? "placesLeft" : "placesFull") });
  }
  if (content.cost)
    facts.push({
      name: t("cost"),
      value: null,
      more: <Markdown text={content.cost} className={styles.said} />,
    });
  if (head.registrationClosesAt && isTaking(head.phase)) {
    facts.push({
      name: t("registerBy"),
      value: formatDeadline(new Date(head.registrationClosesAt), head.timeZone, locale),
      more: zoneName,
    });
  }
  if (head.registrationOpensAt && head.phase === "announced") {
    facts.push({
      name: t("registerFrom"),
      value: formatDayAndTime(new Date(head.registrationOpensAt), head.timeZone, locale),
      more: zoneName,
    });
  }
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.value && <b>{fact.value}</b>} {fact.more}
          </dd>
        </div>
      ))}
    </dl>
  );
}

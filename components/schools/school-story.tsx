import { getTranslations } from "next-intl/server";
import { Lines } from "@/components/layout/band";
import { langOf, TypedLines } from "@/components/ui/localised";
import type { PublicEdition, PublicSchool } from "@/lib/editions/queries/public-schools";
import type { Phase } from "@/lib/editions/rules/phases";
import { tallySchool } from "@/lib/editions/rules/school-tally";
import { formatNumber } from "@/lib/platform/dates/format";
import { SIGN, WhenAndWhere } from "./edition-cards";
import recap from "./recap.module.css";
import styles from "./school.module.css";

/** A school that has met more than once, in figures: only what its editions say. */
export async function SchoolTally({
  school,
  practices,
  locale,
}: {
  school: PublicSchool;
  practices: number;
  locale: string;
}) {
  const t = await getTranslations("public.schoolPage");
  const tally = tallySchool(school.editions);
  if (tally.editions < 2) return null;
  const figures = [
    { name: t("editions", { count: tally.editions }), value: tally.editions },
    { name: t("places", { count: tally.places }), value: tally.places },
    { name: t("countries", { count: tally.countries }), value: tally.countries },
    { name: t("shown", { count: practices }), value: practices },
  ].filter(({ value }) => value > 0);
  return (
    <section className="part" aria-labelledby="figures">
      <div className="wrap">
        <h2 className="vh" id="figures">
          {t("figures")}
        </h2>
        <dl className={recap.tally}>
          {figures.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{formatNumber(value, locale)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

const timeOf = ({ startsAt }: PublicEdition) => startsAt ?? "9999";

/** The editions as stations of one line, the latest first: where it was, where it goes. */
export async function SchoolLine({ school, locale }: { school: PublicSchool; locale: string }) {
  const [t, phase] = await Promise.all([
    getTranslations("public.schoolPage"),
    getTranslations("public.phase"),
  ]);
  const stations = [...school.editions].sort((one, other) => timeOf(other).localeCompare(timeOf(one)));
  return (
    <section className="part" aria-labelledby="line">
      <div className="wrap split">
        <h2 id="line">{t("line")}</h2>
        <ol className={`plain ${styles.line}`}>
          {stations.map((edition) => {
            const stated = { ...edition, phase: edition.phase as Exclude<Phase, "draft"> };
            const isBefore = stated.phase === "past" || stated.phase === "archived";
            return (
              <li key={edition.slug} className={isBefore ? styles.before : undefined}>
                <WhenAndWhere edition={edition} locale={locale} />
                <h3 {...langOf(edition.title)}>
                  <a href={`/${locale}/schools/${school.slug}/${edition.slug}`}>{edition.title.text}</a>
                </h3>
                {edition.summary && (
                  <p {...langOf(edition.summary)}>
                    <TypedLines text={edition.summary.text} />
                  </p>
                )}
                {!isBefore && (
                  <p className="row above-2">
                    <span className={SIGN[stated.phase]}>{phase(stated.phase)}</span>
                  </p>
                )}
                <Lines colours={edition.colours} />
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

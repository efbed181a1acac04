import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { formatCountry } from "@/lib/platform/i18n/countries";
import type { PublicPractice } from "@/lib/practices/queries/public-practices";
import {
  choicesOf,
  NO_PRACTICE_FILTER,
  PRACTICE_FILTERS,
  type PracticeFilter,
} from "@/lib/practices/rules/filter";
import styles from "./find-practices.module.css";

interface Option {
  value: string;
  text: string;
}

/** What practices can be filtered by: only what some practice has. */
function optionsOf(
  practices: readonly PublicPractice[],
  locale: string,
): Record<keyof PracticeFilter, Option[]> {
  const nameOf = ({ school }: PublicPractice) => school.title?.text ?? school.slug;
  const sorted = (options: Option[]) =>
    choicesOf(options).sort((one, other) => one.text.localeCompare(other.text, locale));
  return {
    school: choicesOf(practices.map((one) => ({ value: one.school.slug, text: nameOf(one) }))),
    edition: choicesOf(
      practices.flatMap((one) =>
        one.editions.map(({ slug, title }) => ({
          value: `${one.school.slug}/${slug}`,
          text: `${nameOf(one)}, ${title?.text ?? slug}`,
        })),
      ),
    ),
    theme: sorted(
      practices.flatMap(({ theme }) => (theme ? [{ value: theme.key, text: theme.title.text }] : [])),
    ),
    country: sorted(
      practices.flatMap(({ country }) =>
        country ? [{ value: country, text: formatCountry(country, locale) }] : [],
      ),
    ),
  };
}

/** Practices by school, edition, theme and country: a plain GET form, so it works without script and its address can be shared. */
export async function FindPractices({
  practices,
  filter = NO_PRACTICE_FILTER,
  locale,
}: {
  practices: readonly PublicPractice[];
  filter?: PracticeFilter;
  locale: string;
}) {
  const t = await getTranslations("public");
  const options = optionsOf(practices, locale);
  const offered = PRACTICE_FILTERS.filter((name) => options[name].length > 1 || filter[name]);
  if (offered.length === 0) return null;
  const action = `/${locale}/practices/find`;
  return (
    <form className={styles.form} action={action} method="get" aria-label={t("practice.find")}>
      {offered.map((name) => (
        <label key={name}>
          <span className="over">{t(`practice.by.${name}`)}</span>
          <select className="in" name={name} defaultValue={filter[name]}>
            <option value="">{t("agenda.any")}</option>
            {options[name].map(({ value, text }) => (
              <option key={value} value={value} dir="auto">
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p>
        <Button sign="search">{t("agenda.show")}</Button>
      </p>
    </form>
  );
}

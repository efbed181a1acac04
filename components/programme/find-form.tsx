import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import type { Programme } from "@/lib/agenda/queries/public-programme";
import { FILTERS, type SessionFilter } from "@/lib/agenda/rules/find-sessions";
import { filterChoices } from "./filter-choices";
import styles from "./find-form.module.css";

interface Choice {
  value: string;
  text: string;
}

function Select({
  name,
  label,
  any,
  choices,
  value,
}: {
  name: string;
  label: string;
  any: string;
  choices: Choice[];
  value: string;
}) {
  return (
    <label>
      <span className="over">{label}</span>
      <select className="in" name={name} defaultValue={value}>
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Search and filters over all days; a plain GET form, so it works without script and its address can be shared. */
export async function FindForm({
  programme,
  filter,
  action,
  locale,
}: {
  programme: Programme;
  filter: SessionFilter;
  action: string;
  locale: string;
}) {
  const t = await getTranslations("public");
  const choices = await filterChoices(programme, locale);
  const any = t("agenda.any");
  return (
    <form className={styles.form} action={action} method="get">
      <label className={styles.words}>
        <span className="over">{t("agenda.searchLabel")}</span>
        <input className="in" type="search" name="q" defaultValue={filter.words} maxLength={100} />
      </label>
      {FILTERS.map((name) => (
        <Select
          key={name}
          name={name}
          label={t(`agenda.${name}`)}
          any={any}
          value={filter[name]}
          choices={choices[name]}
        />
      ))}
      <p className="row">
        <Button sign="search">{t("agenda.show")}</Button>
        <a className="act" href={action}>
          {t("agenda.clear")}
        </a>
      </p>
    </form>
  );
}

import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { formatLanguage } from "@/lib/platform/dates/format";
import type { Programme } from "@/lib/programme/queries/public-programme";
import type { SessionFilter } from "@/lib/programme/rules/find-sessions";
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
  const kinds = [...new Set(programme.sessions.map((session) => session.kind))];
  const spoken = programme.sessions.flatMap((session) => [
    ...session.languages,
    ...session.interpretations.map((row) => row.toLanguage),
  ]);
  const any = t("agenda.any");
  return (
    <form className={styles.form} action={action} method="get">
      <label className={styles.words}>
        <span className="over">{t("agenda.searchLabel")}</span>
        <input className="in" type="search" name="q" defaultValue={filter.words} maxLength={100} />
      </label>
      <Select
        name="theme"
        label={t("agenda.theme")}
        any={any}
        value={filter.theme}
        choices={programme.themes.map((theme) => ({
          value: String(theme.number),
          text: `${theme.number} ${theme.title.text}`,
        }))}
      />
      <Select
        name="room"
        label={t("agenda.room")}
        any={any}
        value={filter.room}
        choices={programme.rooms.map((room) => ({ value: room.id, text: room.name }))}
      />
      <Select
        name="kind"
        label={t("agenda.kind")}
        any={any}
        value={filter.kind}
        choices={kinds.map((kind) => ({ value: kind, text: t(`session.kind.${kind}`) }))}
      />
      <Select
        name="language"
        label={t("agenda.language")}
        any={any}
        value={filter.language}
        choices={[...new Set(spoken)]
          .sort()
          .map((tag) => ({ value: tag, text: formatLanguage(tag, locale) }))}
      />
      <p className="row">
        <Button sign="search">{t("agenda.show")}</Button>
        <a className="act" href={action}>
          {t("agenda.clear")}
        </a>
      </p>
    </form>
  );
}

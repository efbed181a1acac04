import { getTranslations } from "next-intl/server";
import deskForm from "@/components/forms/desk/desk-form.module.css";
import { optionsOf } from "@/components/forms/desk/field-texts";
import { LabelledSelect } from "@/components/forms/desk/labelled-select";
import { Icon } from "@/components/ui/icon";
import type { EditionScope } from "@/lib/access/access";
import { formatLanguages } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { getChangeable, SessionFilter } from "@/lib/programme/queries/changeable";
import { MOST_CHANGED } from "@/lib/programme/schema/change";
import { SESSION_KINDS } from "@/lib/programme/schema/session";
import { ChangeForm } from "./change-form";
import styles from "./session-form.module.css";

interface ChangeBodyProps extends Awaited<ReturnType<typeof getChangeable>> {
  scope: EditionScope;
  asked: SessionFilter;
  language: string;
}

/** Which sessions, and what is to be the same of them. */
export async function ChangeBody({ scope, asked, sessions, themes, language }: ChangeBodyProps) {
  const [t, kinds] = await Promise.all([getTranslations("change"), optionsOf("session", SESSION_KINDS)]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/programme`;
  const say = (json: unknown) => localise(json, language, scope.languages);
  const themeOptions = themes.map(({ id, number, title }) => ({
    value: id,
    label: `${number} ${say(title)?.text ?? ""}`,
  }));
  const kindOf = new Map(kinds.map(({ value, label }) => [value, label]));
  const themeOf = new Map(themeOptions.map(({ value, label }) => [value, label]));
  return (
    <>
      <p className={styles.trail}>
        <a href={base}>{t("back")}</a>
      </p>
      <h1>{t("title")}</h1>
      <p>{t("lead")}</p>
      <form className={`${deskForm["desk-form"]} above-4`} method="get" action={`${base}/change`}>
        <div className="field">
          <label className="q" htmlFor="change-q">
            {t("find")}
          </label>
          <input
            className="in"
            id="change-q"
            name="q"
            dir="auto"
            defaultValue={asked.q ?? ""}
            maxLength={100}
          />
        </div>
        <LabelledSelect
          id="change-of-theme"
          name="ofTheme"
          label={t("theme")}
          options={[{ value: "", label: t("any") }, ...themeOptions]}
          chosen={asked.ofTheme ?? ""}
        />
        <LabelledSelect
          id="change-of-kind"
          name="ofKind"
          label={t("kind")}
          options={[{ value: "", label: t("any") }, ...kinds]}
          chosen={asked.ofKind ?? ""}
        />
        <div className="send">
          <button type="submit" className="btn btn--line btn--small">
            <span>{t("narrow")}</span>
            <Icon name="search" />
          </button>
        </div>
      </form>
      {sessions.length === 0 ? (
        <div className="empty above-5">
          <p>{t("none")}</p>
        </div>
      ) : (
        <ChangeForm
          address={{ school: scope.schoolSlug, edition: scope.editionSlug, locale: language }}
          filter={{ q: asked.q ?? "", ofTheme: asked.ofTheme ?? "", ofKind: asked.ofKind ?? "" }}
          sessions={sessions.map(({ id, number, title, kind, themeId, languages, minutes }) => {
            const text = say(title);
            return {
              ...{ id, number, title: text?.text ?? "", lang: text?.lang ?? null },
              about: [
                ...(themeId ? [themeOf.get(themeId) ?? ""] : []),
                kindOf.get(kind) ?? kind,
                formatLanguages(languages, language),
                ...(minutes === null ? [] : [t("length", { minutes })]),
              ].join(" · "),
            };
          })}
          full={sessions.length === MOST_CHANGED ? MOST_CHANGED : null}
          themes={themeOptions}
          kinds={kinds}
        />
      )}
    </>
  );
}

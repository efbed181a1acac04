"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { SelectOption } from "@/components/forms/select-field";
import { formatLanguages } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { Changeable, DeskChange } from "@/lib/programme/schema/change";
import styles from "./arrange.module.css";

interface ChangeShownProps {
  shown: DeskChange;
  themes: readonly SelectOption[];
  kinds: readonly SelectOption[];
}

/** What an act would change of many sessions, one by one. */
export function ChangeShown({ shown, themes, kinds }: ChangeShownProps) {
  const t = useTranslations("change");
  const language = useLocale();
  const named = (options: readonly SelectOption[], value: string | null | undefined) =>
    options.find((option) => option.value === value)?.label ?? t(value ? "gone" : "nothing");
  const say = (field: keyof Changeable, of: Partial<Changeable>) => {
    if (field === "themeId") return named(themes, of.themeId);
    if (field === "kind") return named(kinds, of.kind);
    if (field === "languages") return formatLanguages(of.languages ?? [], language) || t("nothing");
    return of.minutes ? t("length", { minutes: of.minutes }) : t("nothing");
  };
  return (
    <>
      <h2 className="above-6">{t("shown-title")}</h2>
      <dl className={styles.moves}>
        {shown.rows.map(({ number, title, before, after }) => {
          const text = localise(title, language);
          return (
            <Fragment key={number}>
              <dt>
                <bdi className={styles.name} lang={text?.lang ?? undefined}>
                  {number} {text?.text ?? ""}
                </bdi>
              </dt>
              <dd>
                {(Object.keys(after) as Array<keyof Changeable>).map((field) => (
                  <p key={field} dir="auto">
                    <span className="vh">{t("before")} </span>
                    <s>{say(field, before)}</s> <span className="vh">{t("after")} </span>
                    <b>{say(field, after)}</b>
                  </p>
                ))}
              </dd>
            </Fragment>
          );
        })}
      </dl>
      {shown.count > shown.rows.length ? (
        <p className="muted">{t("more", { count: shown.count - shown.rows.length })}</p>
      ) : null}
    </>
  );
}

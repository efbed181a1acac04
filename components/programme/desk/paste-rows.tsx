"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Typed } from "@/components/ui/localised";
import { findText } from "@/lib/platform/i18n/texts";
import type { DeskPaste, ShownPerson, ShownRow } from "@/lib/programme/schema/pasted";
import styles from "./paste-rows.module.css";

export interface PasteOption {
  value: string;
  label: string;
}

interface PasteRowsProps {
  rows: readonly ShownRow[];
  /** Of the titles. */
  language: string;
  kinds: readonly PasteOption[];
  themes: readonly PasteOption[];
}

/** What was read, a part for each session, its fields to be corrected. */
export function PasteRows({ rows, language, kinds, themes }: PasteRowsProps) {
  const t = useTranslations("paste");
  return rows.map((row, at) => {
    const name = `rows.${at}`;
    const shared = { row, prefix: name };
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
      <fieldset key={at} className={styles.row}>
        <legend className="over">{t("row", { number: at + 1 })}</legend>
        <input type="hidden" name={`${name}.said`} value={row.said} readOnly />
        <PasteField {...shared} field="title" wide lang={language} note={row.twin ? t("twin") : null} />
        <PasteField
          {...shared}
          field="people"
          wide
          note={row.persons.map((person) => (
            <PersonNote key={`${person.name}|${person.affiliation}`} person={person} />
          ))}
        />
        <PasteField {...shared} field="minutes" />
        <PasteField
          {...shared}
          field="theme"
          options={[{ value: "", label: t("no-theme") }, ...themes]}
          note={row.said && !row.theme ? t("theme-unknown", { said: row.said }) : null}
        />
        <PasteField {...shared} field="kind" options={kinds} />
      </fieldset>
    );
  });
}

interface PasteFieldProps {
  row: ShownRow;
  prefix: string;
  field: "title" | "people" | "minutes" | "theme" | "kind";
  options?: readonly PasteOption[];
  wide?: boolean;
  /** The language of what stands there. */
  lang?: string;
  note?: ReactNode;
}

function PasteField({ row, prefix, field, options, wide = false, lang, note }: PasteFieldProps) {
  const t = useTranslations("paste");
  const error = useTranslations("field-errors");
  const name = `${prefix}.${field}`;
  const code = field === "kind" ? undefined : row.problems[field];
  const isNoted = Array.isArray(note) ? note.length > 0 : Boolean(note);
  const described = [code ? `${name}-fault` : "", isNoted ? `${name}-note` : ""].filter(Boolean).join(" ");
  const control = {
    ...{ id: name, name, className: "in", defaultValue: row[field], dir: "auto" as const },
    ...(described ? { "aria-describedby": described } : {}),
    ...(code ? { "aria-invalid": true } : {}),
    ...(lang ? { lang } : {}),
  };
  return (
    <div
      className={[styles.field, wide ? styles.wide : "", code ? "field--bad" : ""].filter(Boolean).join(" ")}
    >
      <label htmlFor={name}>{t(`field-${field}`)}</label>
      {options ? (
        <select {...control}>
          {options.map(({ value, label }) => (
            <option key={value} value={value} dir="auto">
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input type="text" {...control} {...(field === "minutes" ? { inputMode: "numeric" as const } : {})} />
      )}
      {code ? (
        <p className="fault" id={`${name}-fault`}>
          <Icon name="warning" />
          <span>{findText(error, code) ?? error("invalid")}</span>
        </p>
      ) : null}
      {isNoted ? (
        <div className={styles.note} id={`${name}-note`}>
          {note}
        </div>
      ) : null}
    </div>
  );
}

/** How somebody who is named in a row is known here. */
function PersonNote({ person }: { person: ShownPerson }) {
  const t = useTranslations("paste");
  const { name, affiliation, state, others } = person;
  const said = state === "new" && others.length > 0 ? "namesake" : state;
  return (
    <p className={state === "several" ? styles.doubt : undefined}>
      {t.rich(`person.${said}`, {
        name: () => <Typed>{affiliation ? `${name} (${affiliation})` : name}</Typed>,
        others: others.join(", "),
      })}
    </p>
  );
}

/** Every line that is no session, and why. */
export function PasteLeft({ left }: Pick<DeskPaste, "left">) {
  const t = useTranslations("paste");
  if (left.length === 0) return null;
  return (
    <details className="fold above-4" open={left.some(({ why }) => why !== "headings" && why !== "day")}>
      <summary>{t("left-title", { count: left.length })}</summary>
      <ul>
        {left.map(({ line, text, why }) => (
          <li key={line}>{t.rich(`left.${why}`, { line, text: () => <Typed>{text}</Typed> })}</li>
        ))}
      </ul>
    </details>
  );
}

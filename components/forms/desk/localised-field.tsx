"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { described, FieldErrorText, Label } from "../field-frame";
import { useFormContext } from "../form-context";
import { TextArea } from "../text-area";
import { useField } from "../use-field";
import styles from "./localised-field.module.css";
import { MarkdownPreview } from "./markdown-preview";
import { MarkdownToolbar } from "./markdown-toolbar";
import { EVERY_LANGUAGE, type FieldLanguage, useFieldLanguage } from "./use-field-language";

interface LocalisedFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** In fallback order; the first is the source language. */
  fieldLanguages: readonly FieldLanguage[];
  value?: Readonly<Record<string, string>>;
  /** Languages whose text is older than the original. */
  outdated?: readonly string[];
  kind?: "line" | "block" | "markdown";
  optional?: boolean;
}

/**
 * One text in the language chosen by `LanguageSwitch`, the original beside it; the other languages travel along unseen and
 * come to light when something is wrong with them.
 */
export function LocalisedField({
  name,
  label,
  hint,
  fieldLanguages,
  value = {},
  outdated = [],
  kind = "line",
  optional,
}: LocalisedFieldProps) {
  const t = useTranslations("desk-ui");
  const { chosen } = useFieldLanguage(fieldLanguages);
  const source = fieldLanguages[0];
  const written = fieldLanguages.some(({ tag }) => value[tag]);
  // What is wrong with the text as a whole: it is there in no language.
  const whole = useField(name, "");
  return (
    <fieldset
      className={
        whole.error ? `field ${styles["language-field"]} field--bad` : `field ${styles["language-field"]}`
      }
      id={whole.id}
    >
      <legend className="q">
        <Label label={label} optional={optional ?? false} />
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {outdated.includes("*") ? (
        <p className={styles["language-name"]}>
          <span className={styles.missing}>{t("carried-text")}</span>
        </p>
      ) : null}
      <FieldErrorText id={whole.id} text={whole.error} />
      {fieldLanguages.map((fieldLanguage) => (
        <FieldLanguageInput
          key={fieldLanguage.tag}
          name={`${name}.${fieldLanguage.tag}`}
          label={label}
          fieldLanguage={fieldLanguage}
          kind={kind}
          stored={value[fieldLanguage.tag] ?? ""}
          shown={chosen === EVERY_LANGUAGE || chosen === fieldLanguage.tag}
          only={fieldLanguages.length === 1}
          {...(source && chosen === fieldLanguage.tag && source !== fieldLanguage
            ? {
                original: {
                  name: `${name}.${source.tag}`,
                  fieldLanguage: source,
                  stored: value[source.tag] ?? "",
                },
              }
            : {})}
          missing={written && !value[fieldLanguage.tag]}
          outdated={outdated.includes(fieldLanguage.tag)}
        />
      ))}
      {kind === "markdown" ? <p className="small muted">{t("markdown")}</p> : null}
    </fieldset>
  );
}

interface Original {
  name: string;
  fieldLanguage: FieldLanguage;
  stored: string;
}

interface FieldLanguageInputProps {
  name: string;
  label: string;
  fieldLanguage: FieldLanguage;
  kind: "line" | "block" | "markdown";
  stored: string;
  shown: boolean;
  /** There is no other language, so it need not be named. */
  only: boolean;
  original?: Original;
  missing: boolean;
  outdated: boolean;
}

function FieldLanguageInput(props: FieldLanguageInputProps) {
  const { name, label, fieldLanguage, kind, stored, original } = props;
  const t = useTranslations("desk-ui");
  const { Other } = useFormContext();
  const control = useField(name, stored);
  const shared = {
    id: control.id,
    name,
    lang: fieldLanguage.tag,
    defaultValue: control.value,
    "aria-label": `${label}, ${fieldLanguage.name}`,
    ...described(control.id, undefined, control.error),
  };
  const hidden = !props.shown && control.error === null && control.theirs === null;
  return (
    <div className={original ? styles["language-pair"] : undefined} hidden={hidden}>
      {original ? <OriginalText {...original} /> : null}
      <div className={control.error ? "field--bad" : undefined}>
        {props.only ? null : (
          <p className={styles["language-name"]}>
            <span>{fieldLanguage.name}</span>
            {props.missing ? <span className={styles.missing}>{t("missing-text")}</span> : null}
            {props.outdated ? <span className={styles.missing}>{t("outdated-text")}</span> : null}
          </p>
        )}
        <FieldErrorText id={control.id} text={control.error} />
        {kind === "line" ? (
          <input className="in" type="text" dir="auto" autoComplete="off" {...shared} />
        ) : kind === "markdown" ? (
          <>
            <MarkdownToolbar controlId={control.id}>
              <TextArea dir="auto" className={`in ${styles["in--long"]}`} rows={8} {...shared} />
            </MarkdownToolbar>
            <MarkdownPreview controlId={control.id} fieldLanguage={fieldLanguage} />
          </>
        ) : (
          <TextArea dir="auto" className="in" rows={3} {...shared} />
        )}
        {control.theirs !== null && Other ? (
          <Other id={control.id} value={control.theirs} text={control.theirs} />
        ) : null}
      </div>
    </div>
  );
}

/** The text to translate from: what is stored, or what was typed into its field just now. */
function OriginalText({ name, fieldLanguage, stored }: Original) {
  const t = useTranslations("desk-ui");
  const { id, value } = useField(name, stored);
  const [text, setText] = useState(value);
  useEffect(() => {
    const control = document.getElementById(id);
    const typed = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    setText(typed ? control.value : value);
  }, [id, value]);
  return (
    <div className={styles.original}>
      <p className={styles["language-name"]}>
        {t("field-languages.original", { language: fieldLanguage.named })}
      </p>
      <p className={styles["original-text"]} lang={fieldLanguage.tag}>
        {text || t("changed.empty")}
      </p>
    </div>
  );
}

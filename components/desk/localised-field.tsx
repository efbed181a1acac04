"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Tongue, useDeskField } from "./desk-form-state";
import { FieldFault, Theirs } from "./field-notes";
import { described } from "./fields";
import { MarkdownPreview } from "./markdown-preview";
import { EVERY_TONGUE, useTongue } from "./use-tongue";

interface LocalisedFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** In fallback order; the first is the source language. */
  tongues: readonly Tongue[];
  value?: Readonly<Record<string, string>>;
  /** Languages whose text is older than the original. */
  outdated?: readonly string[];
  kind?: "line" | "block" | "markdown";
  optional?: boolean;
}

/**
 * One text in the language chosen by `TongueSwitch`, the original beside it; the other languages travel along unseen and
 * come to light when something is wrong with them.
 */
export function LocalisedField({
  name,
  label,
  hint,
  tongues,
  value = {},
  outdated = [],
  kind = "line",
  optional,
}: LocalisedFieldProps) {
  const t = useTranslations("desk-ui");
  const { chosen } = useTongue(tongues);
  const source = tongues[0];
  const written = tongues.some(({ tag }) => value[tag]);
  // What is wrong with the text as a whole: it is there in no language.
  const whole = useDeskField(name, "");
  return (
    <fieldset className={whole.fault ? "field tongue-field field--bad" : "field tongue-field"} id={whole.id}>
      <legend className="q">
        {label} {optional ? <small className="muted">{t("optional")}</small> : null}
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <FieldFault id={whole.id} code={whole.fault} />
      {tongues.map((tongue) => (
        <TongueInput
          key={tongue.tag}
          name={`${name}.${tongue.tag}`}
          label={label}
          tongue={tongue}
          kind={kind}
          stored={value[tongue.tag] ?? ""}
          shown={chosen === EVERY_TONGUE || chosen === tongue.tag}
          only={tongues.length === 1}
          {...(source && chosen === tongue.tag && source !== tongue
            ? { original: { name: `${name}.${source.tag}`, tongue: source, stored: value[source.tag] ?? "" } }
            : {})}
          missing={written && !value[tongue.tag]}
          outdated={outdated.includes(tongue.tag)}
        />
      ))}
      {kind === "markdown" ? <p className="small muted">{t("markdown")}</p> : null}
    </fieldset>
  );
}

interface Original {
  name: string;
  tongue: Tongue;
  stored: string;
}

interface TongueInputProps {
  name: string;
  label: string;
  tongue: Tongue;
  kind: "line" | "block" | "markdown";
  stored: string;
  shown: boolean;
  /** There is no other language, so it need not be named. */
  only: boolean;
  original?: Original;
  missing: boolean;
  outdated: boolean;
}

function TongueInput(props: TongueInputProps) {
  const { name, label, tongue, kind, stored, original } = props;
  const t = useTranslations("desk-ui");
  const control = useDeskField(name, stored);
  const shared = {
    id: control.id,
    name,
    lang: tongue.tag,
    defaultValue: control.value,
    "aria-label": `${label}, ${tongue.name}`,
    ...described(control.id, undefined, control.fault),
  };
  const hidden = !props.shown && control.fault === null && control.theirs === null;
  return (
    <div className={original ? "tongue-pair" : undefined} hidden={hidden}>
      {original ? <OriginalText {...original} /> : null}
      <div className={control.fault ? "field--bad" : undefined}>
        {props.only ? null : (
          <p className="tongue-name">
            <span>{tongue.name}</span>
            {props.missing ? <span className="missing">{t("missing-text")}</span> : null}
            {props.outdated ? <span className="missing">{t("outdated-text")}</span> : null}
          </p>
        )}
        <FieldFault id={control.id} code={control.fault} />
        {kind === "line" ? (
          <input className="in" type="text" dir="auto" autoComplete="off" {...shared} />
        ) : (
          <textarea
            dir="auto"
            className={kind === "markdown" ? "in in--long" : "in"}
            rows={kind === "markdown" ? 8 : 3}
            {...shared}
          />
        )}
        {kind === "markdown" ? <MarkdownPreview controlId={control.id} tongue={tongue} /> : null}
        {control.theirs === null ? null : <Theirs id={control.id} text={control.theirs} />}
      </div>
    </div>
  );
}

/** The text to translate from: what is stored, or what was typed into its field just now. */
function OriginalText({ name, tongue, stored }: Original) {
  const t = useTranslations("desk-ui");
  const { id, value } = useDeskField(name, stored);
  const [text, setText] = useState(value);
  useEffect(() => {
    const control = document.getElementById(id);
    const typed = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    setText(typed ? control.value : value);
  }, [id, value]);
  return (
    <div className="original">
      <p className="tongue-name">{t("tongues.original", { language: tongue.named })}</p>
      <p className="original-text" lang={tongue.tag}>
        {text || t("changed.empty")}
      </p>
    </div>
  );
}

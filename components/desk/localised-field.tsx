"use client";

import { useTranslations } from "next-intl";
import { type Tongue, useDeskField } from "./desk-form-state";
import { FieldFault, Theirs } from "./field-notes";
import { described } from "./fields";
import { MarkdownPreview } from "./markdown-preview";

interface LocalisedFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** In fallback order; the first is the source language. */
  tongues: readonly Tongue[];
  value?: Readonly<Record<string, string>>;
  kind?: "line" | "block" | "markdown";
  optional?: boolean;
}

/** One text in every language of the edition, one below the other, the source language first; missing ones are said. */
export function LocalisedField({
  name,
  label,
  hint,
  tongues,
  value = {},
  kind = "line",
  optional,
}: LocalisedFieldProps) {
  const t = useTranslations("desk-ui");
  const written = tongues.some(({ tag }) => value[tag]);
  return (
    <fieldset className="field tongue-field">
      <legend className="q">
        {label} {optional ? <small className="muted">{t("optional")}</small> : null}
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {tongues.map((tongue) => (
        <TongueInput
          key={tongue.tag}
          name={`${name}.${tongue.tag}`}
          label={label}
          tongue={tongue}
          kind={kind}
          stored={value[tongue.tag] ?? ""}
          missing={written && !value[tongue.tag]}
        />
      ))}
      {kind === "markdown" ? <p className="small muted">{t("markdown")}</p> : null}
    </fieldset>
  );
}

interface TongueInputProps {
  name: string;
  label: string;
  tongue: Tongue;
  kind: "line" | "block" | "markdown";
  stored: string;
  missing: boolean;
}

function TongueInput({ name, label, tongue, kind, stored, missing }: TongueInputProps) {
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
  return (
    <div className={control.fault ? "field--bad" : undefined}>
      <p className="tongue-name">
        <span>{tongue.name}</span>
        {missing ? <span className="missing">{t("missing-text")}</span> : null}
      </p>
      <FieldFault id={control.id} code={control.fault} />
      {kind === "line" ? (
        <input className="in" type="text" autoComplete="off" {...shared} />
      ) : (
        <textarea
          className={kind === "markdown" ? "in in--long" : "in"}
          rows={kind === "markdown" ? 8 : 3}
          {...shared}
        />
      )}
      {kind === "markdown" ? <MarkdownPreview controlId={control.id} tongue={tongue} /> : null}
      {control.theirs === null ? null : <Theirs id={control.id} text={control.theirs} />}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { FormProvider, useFormContext } from "../form-context";
import { flatRows, type Row } from "../merge-rows";
import { Fields, type FieldTexts, type FlatValues, type RowsSpec } from "./fields";
import outcome from "./form-outcome.module.css";
import styles from "./row-list.module.css";
import beside from "./side-by-side.module.css";
import type { FieldLanguage } from "./use-field-language";
import { useRows } from "./use-rows";

/** The control without which a row is no row: of a text in several languages, that of the original. */
function firstOf(field: RowsSpec["fields"][number] | undefined, [source]: readonly FieldLanguage[]): string {
  const isText = field?.kind === "line" || field?.kind === "block" || field?.kind === "markdown";
  return isText && source ? `${field.name}.${source.tag}` : (field?.name ?? "");
}

interface RowListProps {
  spec: RowsSpec;
  /** What is stored, by the form's flat names. */
  values: FlatValues;
  fieldLanguages: readonly FieldLanguage[];
  /** Labels and hints of the fields. */
  texts: Readonly<Record<string, string>>;
}

/**
 * The rows of a list inside a form, and some empty ones for whoever comes. Where somebody else changed the list, too, it
 * is merged row by row.
 */
export function RowList({ spec, values, ...shared }: RowListProps) {
  const { name: list, fields, keys, heading, spare, least = 1 } = spec;
  const form = useFormContext();
  const blank = fields.map((field) => [
    field.name,
    field.kind === "select" ? (field.options[0]?.value ?? "") : "",
  ]);
  const rules = {
    first: firstOf(fields[0], shared.fieldLanguages),
    keys,
    blank: Object.fromEntries(blank),
    ordered: spec.ordered === true,
  };
  const { rows, versions, otherOrder, settled, drawing } = useRows(list, rules, values);
  const drawn = flatRows(
    rows.map((row) => row.values),
    list,
  );
  return (
    <FormProvider
      value={{
        ...form,
        typed: versions?.typed ?? null,
        others: versions?.others ?? null,
        done: null,
        stored: {},
      }}
    >
      {heading ? <h2 className="above-6">{heading}</h2> : null}
      {otherOrder ? <OtherOrder rows={otherOrder} spec={spec} /> : null}
      {[...Array(Math.max(rows.length + spare, least)).keys()].map((index) => (
        <OneRow
          key={`${drawing}.${index}`}
          {...shared}
          spec={spec}
          index={index}
          values={drawn}
          used={index < rows.length}
          onlyTheirs={!settled && rows[index]?.onlyTheirs === true}
        />
      ))}
    </FormProvider>
  );
}

/** The order that somebody else stored, where the rows below stand in another one that was chosen here. */
function OtherOrder({ rows, spec: { fields, keys } }: { rows: readonly Row[]; spec: RowsSpec }) {
  const t = useTranslations("desk-ui");
  const names = [...new Set([fields[0]?.name ?? "", ...(keys[0] ?? [])])];
  const said = (row: Row) =>
    names.map((name) => {
      const field = fields.find((one) => one.name === name);
      const options = field?.kind === "select" ? field.options : [];
      return options.find(({ value }) => value === row[name])?.label ?? row[name];
    });
  return (
    <div className={outcome.both}>
      <p>{t("changed.order")}</p>
      <ol>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order is what is shown
          <li key={index} dir="auto">
            {said(row).filter(Boolean).join(", ")}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface OneRowProps extends RowListProps {
  index: number;
  used: boolean;
  onlyTheirs: boolean;
}

function OneRow({ spec, index, used, onlyTheirs, values, fieldLanguages, texts }: OneRowProps) {
  const { name: list, fields, look, row } = spec;
  const t = useTranslations("desk-ui");
  const note = onlyTheirs ? <p className="said said--note">{t("changed.row")}</p> : null;
  const own = (
    <Fields
      fields={fields}
      values={values}
      fieldLanguages={fieldLanguages}
      // A hint is said once where the rows are lines.
      t={textsOf(texts, look === "lines" && index > 0)}
      prefix={`${list}.${index}.`}
    />
  );
  const name = `${row} ${index + 1}`;
  switch (look) {
    case "parts":
      return (
        <fieldset className={styles.part}>
          <legend className="over">{name}</legend>
          {note}
          <div className={beside["side-by-side"]}>{own}</div>
        </fieldset>
      );
    case "folds":
      return (
        <details className="fold" open={used}>
          <summary>{name}</summary>
          {note}
          {own}
        </details>
      );
    case "lines":
      return (
        <>
          {note}
          {own}
        </>
      );
  }
}

const textsOf = (texts: Readonly<Record<string, string>>, isAgain: boolean): FieldTexts =>
  Object.assign((key: string) => texts[key] ?? "", {
    has: (key: string) => key in texts && !(isAgain && key.endsWith(".hint")),
  });

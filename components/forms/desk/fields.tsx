import { ChoiceField, TickField } from "../choice-field";
import { listed } from "../merge-field";
import { SelectField, type SelectOption } from "../select-field";
import { TextField } from "../text-field";
import { LocalisedField } from "./localised-field";
import type { FieldLanguage } from "./use-field-language";

type LineKind = "text" | "email" | "url" | "number" | "date" | "time" | "datetime-local";

/** One field of a record's form; `name` is its key in the form's schema and in the texts. */
export type OneField = { name: string; optional?: boolean } & (
  | { kind: LineKind; short?: boolean }
  // A line that suggests what is in the list with this id; `hint` is ready to be read.
  | { kind: "choice"; list: string; hint: string }
  | { kind: "area" | "tick" }
  | { kind: "line" | "block" | "markdown" }
  | { kind: "select" | "radio" | "checks"; options: readonly SelectOption[] }
);

/** A list of rows inside a form: its name is before the names of their fields, "people.0.role". */
export interface RowsSpec {
  kind: "rows";
  name: string;
  /** A row whose first field is blank is left out. */
  fields: readonly OneField[];
  /** By which fields a row is known again where somebody else changed the list, too, the surest first. */
  keys: readonly (readonly string[])[];
  /** Its order is stored, and may be changed by two at once; else it is a set. */
  ordered?: true;
  /** A heading and a part of its own for each row, a fold for each, or nothing but their fields. */
  look: "parts" | "folds" | "lines";
  heading?: string;
  /** What one of them is called. */
  row?: string;
  /** Empty ones at the end, for whoever comes. */
  spare: number;
  /** How many there are at least. */
  least?: number;
}

/** A form's stored values under its flat names, as `flatFields` writes them. */
export type FlatValues = Readonly<Record<string, string | number>>;

/** The texts of fields: labels, and hints where there are any. */
export interface FieldTexts {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
}

interface FieldsProps {
  fields: readonly OneField[];
  values: FlatValues;
  fieldLanguages: readonly FieldLanguage[];
  /** Translator of the namespace "desk-fields". */
  t: FieldTexts;
  /** Before every name, for rows of a list: "figures.0.". */
  prefix?: string;
  /** Flat names of texts that are older than their original. */
  outdated?: readonly string[];
}

/** Fields in their order, filled with what is stored. */
export function Fields({ fields, values, fieldLanguages, t, prefix = "", outdated = [] }: FieldsProps) {
  return fields.map((field) => {
    const key = field.name;
    const name = prefix + key;
    const shared = {
      name,
      label: t(`${key}.label`),
      ...(t.has(`${key}.hint`) ? { hint: t(`${key}.hint`) } : {}),
      ...(field.optional ? { optional: true } : {}),
    };
    const value = values[name];
    switch (field.kind) {
      case "line":
      case "block":
      case "markdown":
        return (
          <LocalisedField
            key={name}
            {...shared}
            kind={field.kind}
            fieldLanguages={fieldLanguages}
            value={localisedValues(values, name)}
            outdated={outdated
              .filter((key) => key.startsWith(`${name}.`))
              .map((key) => key.slice(name.length + 1))}
          />
        );
      case "select":
        return <SelectField key={name} {...shared} options={field.options} value={value ?? ""} />;
      case "radio":
        return (
          <ChoiceField
            key={name}
            {...shared}
            options={field.options}
            chosen={value === undefined ? [] : [String(value)]}
          />
        );
      case "checks":
        return (
          <ChoiceField
            key={name}
            {...shared}
            several
            options={field.options}
            chosen={listed(String(value ?? ""))}
          />
        );
      case "tick":
        return (
          <div className="field" key={name}>
            <TickField name={name} label={shared.label} note={shared.hint} ticked={value === "on"} />
          </div>
        );
      case "choice":
        return <TextField key={name} {...shared} hint={field.hint} list={field.list} value={value ?? ""} />;
      case "area":
        return <TextField key={name} {...shared} rows={4} value={value ?? ""} />;
      default:
        return (
          <TextField
            key={name}
            {...shared}
            type={field.kind}
            short={field.short ?? false}
            value={value ?? ""}
          />
        );
    }
  });
}

function localisedValues(values: FlatValues, name: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(values))
    if (key.startsWith(`${name}.`)) found[key.slice(name.length + 1)] = String(value);
  return found;
}

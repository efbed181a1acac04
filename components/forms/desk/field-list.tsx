import { Fields, type FieldTexts, type FlatValues, type OneField, type RowsSpec } from "./fields";
import { LanguageSwitch } from "./language-switch";
import { RowList } from "./row-list";
import type { FieldLanguage } from "./use-field-language";

/** What a record's form asks: a field, or a list of rows. */
export type FieldSpec = OneField | RowsSpec;

interface FieldListProps {
  fields: readonly FieldSpec[];
  values: FlatValues;
  fieldLanguages: readonly FieldLanguage[];
  /** Translator of the namespace "desk-fields". */
  t: FieldTexts;
  /** Flat names of texts that are older than their original. */
  outdated?: readonly string[];
}

/** The fields of a record, in order, filled with what is stored; above them the choice of language if texts have several. */
export function FieldList(props: FieldListProps) {
  const { fields, values, fieldLanguages, t, outdated = [] } = props;
  return (
    <>
      {fields.some(({ kind }) => TEXT_KINDS.includes(kind)) ? (
        <LanguageSwitch fieldLanguages={fieldLanguages} values={values} outdated={outdated} />
      ) : null}
      {fields.map((field) =>
        field.kind === "rows" ? (
          <RowList
            key={field.name}
            spec={field}
            values={valuesOf(values, field)}
            fieldLanguages={fieldLanguages}
            texts={textsOf(field, t)}
          />
        ) : (
          <Fields key={field.name} {...props} fields={[field]} />
        ),
      )}
    </>
  );
}

const TEXT_KINDS: readonly string[] = ["line", "block", "markdown"];

const valuesOf = (values: FlatValues, { name }: RowsSpec): FlatValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key.startsWith(`${name}.`)));

/** The labels and hints of a row's fields, ready to go to the browser. */
const textsOf = ({ fields }: RowsSpec, t: FieldTexts): Record<string, string> =>
  Object.fromEntries(
    fields
      .flatMap(({ name }) => [`${name}.label`, `${name}.hint`])
      .filter((key) => t.has(key))
      .map((key) => [key, t(key)]),
  );

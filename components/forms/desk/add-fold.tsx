import { type DeskAction, DeskForm } from "./desk-form";
import type { DeskRefusal } from "./desk-refusal";
import { FieldList, type FieldSpec } from "./field-list";
import type { FieldTexts, FlatValues } from "./fields";
import type { FieldLanguage } from "./use-field-language";

interface AddFoldProps<Made, Reason extends DeskRefusal> {
  /** Names the form among the others of the page. */
  name: string;
  action: DeskAction<Made, Reason>;
  hidden: Record<string, string | number | null>;
  fields: readonly FieldSpec[];
  fieldLanguages: readonly FieldLanguage[];
  /** What a new one starts with. */
  values?: FlatValues;
  t: FieldTexts;
}

/** The fold at the end of a list, which adds one after another. */
export function AddFold<Made, Reason extends DeskRefusal>(props: AddFoldProps<Made, Reason>) {
  const { name, action, hidden, fields, fieldLanguages, values = {}, t } = props;
  return (
    <details className="fold">
      <summary>{t("add")}</summary>
      <DeskForm
        name={name}
        action={action}
        hidden={hidden}
        submit={t("add")}
        look="outlined"
        icon="plus"
        done={t("added")}
        again
      >
        <FieldList fields={fields} values={values} fieldLanguages={fieldLanguages} t={t} />
      </DeskForm>
    </details>
  );
}

import { FieldList } from "@/components/forms/desk/field-list";
import type { FlatValues } from "@/components/forms/desk/fields";
import type { Condition } from "@/lib/forms/rules/visible";
import { type ConditionReader, conditionLines } from "./condition-words";
import type { FormQuestion } from "./form-question";

interface ConditionFoldProps {
  /** The questions above, on which this one may depend. */
  above: readonly FormQuestion[];
  stored: Condition;
  values: FlatValues;
  reader: ConditionReader;
}

/** Lines beyond those that are there: without scripts, more come with the next saving. */
const SPARE_LINES = 2;

/** When a question is asked: of whom, and after which answers. */
export function ConditionFold({ above, stored, values, reader }: ConditionFoldProps) {
  const { t } = reader;
  const matches = ["all", "any"].map((value) => ({ value, label: t(`match.${value}`) }));
  return (
    <details className="fold" open={(stored.clauses ?? []).length > 0}>
      <summary>{t("when-asked")}</summary>
      <p className="muted">{t("when-asked-hint")}</p>
      <FieldList
        fields={[
          { name: "match", kind: "select", options: matches },
          {
            kind: "rows",
            name: "clauses",
            fields: [{ name: "says", kind: "select", options: conditionLines(above, stored, reader) }],
            keys: [["says"]],
            look: "lines",
            spare: SPARE_LINES,
          },
        ]}
        values={values}
        fieldLanguages={[]}
        t={t}
      />
    </details>
  );
}

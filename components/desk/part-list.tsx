import type { ReactNode } from "react";
import { type DeskAction, DeskForm } from "./desk-form";
import type { Tongue } from "./desk-form-state";
import { FieldList, type FieldSpec, type FieldTexts, type FlatValues } from "./field-list";

interface Part {
  id: string;
  /** What the row is called in the list. */
  name: ReactNode;
  values: FlatValues;
  /** The row's own version, where it has one; else the form's `hidden` holds the version of what it belongs to. */
  version?: number;
}

interface PartListProps<Saved, SaveReason extends string, Removed, RemoveReason extends string> {
  /** Names the forms of this list. */
  name: string;
  parts: readonly Part[];
  fields: readonly FieldSpec[];
  tongues: readonly Tongue[];
  t: FieldTexts;
  /** Addresses and version every form carries. */
  hidden: Record<string, string | number | null>;
  save: DeskAction<Saved, SaveReason>;
  remove: DeskAction<Removed, RemoveReason>;
  /** What a removal says beyond `hidden` and the id. */
  removal: Record<string, string>;
  /** The key the id is sent under. */
  idKey?: string;
  /** What a new one starts with. */
  fresh?: FlatValues;
  /** Adds with another action than it saves with. */
  add?: DeskAction<Saved, SaveReason>;
  addHidden?: Record<string, string | number | null>;
  /** Only to be looked at. */
  locked?: boolean;
}

/** A short list that is edited in place: a fold per row, the last one adds. */
export function PartList<Saved, SaveReason extends string, Removed, RemoveReason extends string>(
  props: PartListProps<Saved, SaveReason, Removed, RemoveReason>,
) {
  const { name, parts, fields, tongues, t, hidden, idKey = "id" } = props;
  if (props.locked) {
    return (
      <ul className="rows">
        {parts.map((part) => (
          <li key={part.id}>
            <span className="name">{part.name}</span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="above-4">
      {parts.map((part) => {
        const own = {
          ...hidden,
          [idKey]: part.id,
          ...(part.version === undefined ? {} : { version: part.version }),
        };
        return (
          <details className="fold" key={part.id}>
            <summary>{part.name}</summary>
            <DeskForm
              name={`${name}-${part.id}`}
              action={props.save}
              hidden={own}
              submit={t("save")}
              look="outlined"
              done={t("saved")}
            >
              <FieldList fields={fields} values={part.values} tongues={tongues} t={t} />
            </DeskForm>
            <DeskForm
              name={`${name}-remove-${part.id}`}
              action={props.remove}
              hidden={{ ...own, ...props.removal }}
              submit={t("remove")}
              look="text"
              done={t("removed")}
            />
          </details>
        );
      })}
      <details className="fold">
        <summary>{t("add")}</summary>
        <DeskForm
          name={`${name}-new`}
          action={props.add ?? props.save}
          hidden={{ ...(props.addHidden ?? { ...hidden, [idKey]: "" }) }}
          submit={t("add")}
          look="outlined"
          icon="plus"
          done={t("added")}
          again
        >
          <FieldList fields={fields} values={props.fresh ?? {}} tongues={tongues} t={t} />
        </DeskForm>
      </details>
    </div>
  );
}

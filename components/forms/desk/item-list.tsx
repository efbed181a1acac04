import type { ReactNode } from "react";
import { DataTable } from "@/components/desk/data-table/data-table";
import { Confirm } from "@/components/ui/confirm";
import { AddFold } from "./add-fold";
import { type DeskAction, DeskForm } from "./desk-form";
import type { DeskRefusal } from "./desk-refusal";
import { FieldList, type FieldSpec } from "./field-list";
import type { FieldTexts, FlatValues } from "./fields";
import type { Undo } from "./said-context";
import { SaidHere } from "./said-here";
import type { FieldLanguage } from "./use-field-language";

interface Part {
  id: string;
  /** What the row is called in the list. */
  name: ReactNode;
  values: FlatValues;
  /** Flat names of texts that are older than their original. */
  outdated?: readonly string[];
  /** The row's own version, where it has one; else `hidden` holds the version of what it belongs to. */
  version?: number;
}

interface ItemListProps<
  Saved,
  SaveReason extends DeskRefusal,
  Removed,
  RemoveReason extends DeskRefusal,
  Made,
  MakeReason extends DeskRefusal,
> {
  /** Names the forms of this list. */
  name: string;
  parts: readonly Part[];
  fields: readonly FieldSpec[];
  fieldLanguages: readonly FieldLanguage[];
  t: FieldTexts;
  /** Addresses and version every form carries. */
  hidden: Record<string, string | number | null>;
  /** The id of the row that is open from the start, for links to it. */
  opened?: string | undefined;
  /**
   * Where a row opens, for lists that grow long: only the open row carries its form, so that hundreds of people do not
   * send hundreds of forms. Absent: every row is a fold.
   */
  rowHref?: (id: string) => string;
  /** The key the id is sent under. */
  idKey?: string;
  save: DeskAction<Saved, SaveReason>;
  remove: DeskAction<Removed, RemoveReason>;
  /** What a removal says beyond `hidden` and the id. */
  removal: Record<string, string>;
  /** What a removal asks, by the row's id. */
  removalFields?: (id: string) => ReactNode;
  /** The way back of a removal. */
  undo?: (part: Part) => Undo;
  /** What else an open row offers, by its id. */
  also?: (id: string) => ReactNode;
  create: {
    action: DeskAction<Made, MakeReason>;
    hidden: Record<string, string | number | null>;
    /** What a new one starts with. */
    values?: FlatValues;
    /** Fields a new one does not have. */
    without?: readonly string[];
    /** Fields only a new one has. */
    further?: readonly FieldSpec[];
  };
}

/** A short list that is edited in place: a fold per row, the last one adds. */
export function ItemList<
  Saved,
  SaveReason extends DeskRefusal,
  Removed,
  RemoveReason extends DeskRefusal,
  Made,
  MakeReason extends DeskRefusal,
>(props: ItemListProps<Saved, SaveReason, Removed, RemoveReason, Made, MakeReason>) {
  const { name, parts, fields, fieldLanguages, t, hidden, idKey = "id", create, opened } = props;
  return (
    <div className="above-4">
      <SaidHere>
        <DataTable
          look="folds"
          columns={["name", "change"]}
          rows={parts.map((part) => {
            const open = part.id === opened;
            if (props.rowHref && !open)
              return { id: part.id, href: props.rowHref(part.id), cells: { name: <bdi>{part.name}</bdi> } };
            const own = {
              ...hidden,
              [idKey]: part.id,
              ...(part.version === undefined ? {} : { version: part.version }),
            };
            return {
              id: part.id,
              open,
              cells: {
                name: <bdi>{part.name}</bdi>,
                change: (
                  <>
                    <DeskForm
                      name={`${name}-${part.id}`}
                      action={props.save}
                      hidden={own}
                      submit={t("save")}
                      look="outlined"
                      done={t("saved")}
                    >
                      <FieldList
                        fields={fields}
                        values={part.values}
                        fieldLanguages={fieldLanguages}
                        t={t}
                        {...(part.outdated ? { outdated: part.outdated } : {})}
                      />
                    </DeskForm>
                    <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
                      <DeskForm
                        name={`${name}-remove-${part.id}`}
                        action={props.remove}
                        hidden={{ ...own, ...props.removal }}
                        submit={t("remove")}
                        look="text"
                        done={t("removed")}
                        goesAway
                        {...(props.undo ? { undo: props.undo(part) } : {})}
                      >
                        {props.removalFields?.(part.id)}
                      </DeskForm>
                    </Confirm>
                    {props.also?.(part.id)}
                  </>
                ),
              },
            };
          })}
        />
        <AddFold
          name={`${name}-new`}
          action={create.action}
          hidden={create.hidden}
          fields={[
            ...fields.filter((field) => !create.without?.includes(field.name)),
            ...(create.further ?? []),
          ]}
          fieldLanguages={fieldLanguages}
          {...(create.values ? { values: create.values } : {})}
          t={t}
        />
      </SaidHere>
    </div>
  );
}

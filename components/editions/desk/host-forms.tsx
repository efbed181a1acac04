import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { DataTable } from "@/components/desk/data-table/data-table";
import { AddFold } from "@/components/forms/desk/add-fold";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { DragOrder, Grip } from "@/components/forms/desk/drag-order";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { SaidHere } from "@/components/forms/desk/said-here";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import { Confirm } from "@/components/ui/confirm";
import type { EditionScope } from "@/lib/access/access";
import { moveHostAction, removeEditionItemAction, saveHostAction } from "@/lib/editions/actions/edition";
import type { getEditionForms } from "@/lib/editions/queries/edit-forms";
import { HOST_ROLES } from "@/lib/editions/schema/edition";
import { PageSection } from "./page-texts";

interface HostFormsProps {
  scope: EditionScope;
  forms: Awaited<ReturnType<typeof getEditionForms>>;
  fieldLanguages: FieldLanguage[];
  /** Who is open, by a link. */
  opened: string | undefined;
  /** The address of the edition's page at the desk. */
  base: string;
}

/** Who organises, works along and pays: in their order, or one of them with its form. */
export async function HostForms({ scope, forms, fieldLanguages, opened, base }: HostFormsProps) {
  const [t, levels, fields] = await Promise.all([
    fieldTexts("host"),
    getTranslations("desk-fields.values.host"),
    hostFields(),
  ]);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const hidden = { ...address, version: forms.version };
  const own = `${base}?part=hosts`;
  const open = forms.hosts.find(({ id }) => id === opened);
  if (open)
    return (
      <PageSection scope={scope} id="hosts" form="host">
        <p className="above-3">
          <Link className="sign" href={own} prefetch={false}>
            {t("all")}
          </Link>
        </p>
        <SaidHere>
          <DeskForm
            name={`host-${open.id}`}
            action={saveHostAction}
            hidden={{ ...hidden, id: open.id }}
            submit={t("save")}
            done={t("saved")}
          >
            <FieldList fields={fields} values={open.values} fieldLanguages={fieldLanguages} t={t} />
          </DeskForm>
          <Confirm ask={t("remove-ask")} warning={t("remove-warning")}>
            <DeskForm
              name={`host-remove-${open.id}`}
              action={removeEditionItemAction}
              hidden={{ ...hidden, id: open.id, part: "host" }}
              submit={t("remove")}
              look="text"
              done={t("removed")}
              goesAway
            />
          </Confirm>
        </SaidHere>
      </PageSection>
    );
  const last = forms.hosts.length - 1;
  const move = (id: string, to: "up" | "down") => (
    <DeskForm
      name={`host-${to}-${id}`}
      action={moveHostAction}
      hidden={{ ...address, host: id, to, before: null }}
      submit={t(to)}
      look="text"
    />
  );
  const list = (
    <DataTable
      look="rows"
      columns={["host", "move"]}
      rows={forms.hosts.map(({ id, name, role }, index) => ({
        id,
        cells: {
          host: (
            <>
              <Link className="name" href={`${own}&open=${id}`} prefetch={false} dir="auto">
                {name}
              </Link>
              <p className="small muted">{levels(role)}</p>
            </>
          ),
          move:
            last > 0 ? (
              <>
                <Grip id={id} title={t("grip")} />
                {index > 0 ? move(id, "up") : null}
                {index < last ? move(id, "down") : null}
              </>
            ) : null,
        },
      }))}
    />
  );
  return (
    <PageSection scope={scope} id="hosts" form="host">
      <p className="above-3">{t("lead")}</p>
      <div className="above-4">
        <SaidHere>
          {last < 1 ? (
            list
          ) : (
            <BrowserTexts namespaces={["desk-ui", "field-errors", "form-order"]}>
              <DragOrder
                action={moveHostAction}
                idKey="host"
                hidden={address}
                order={forms.hosts.map(({ id, name }) => ({ id, name, lang: undefined }))}
              >
                {list}
              </DragOrder>
            </BrowserTexts>
          )}
          <AddFold
            name="host-new"
            action={saveHostAction}
            hidden={{ ...hidden, id: "" }}
            values={{ role: "host" }}
            fields={fields}
            fieldLanguages={fieldLanguages}
            t={t}
          />
        </SaidHere>
      </div>
    </PageSection>
  );
}

async function hostFields(): Promise<FieldSpec[]> {
  return [
    { name: "name", kind: "text" },
    { name: "url", kind: "url", optional: true },
    { name: "role", kind: "radio", options: await optionsOf("host", HOST_ROLES) },
  ];
}

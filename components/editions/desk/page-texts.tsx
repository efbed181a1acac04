import type { ReactNode } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList, type FieldSpec, type FlatValues } from "@/components/forms/desk/field-list";
import { countryOptions, fieldTexts, optionsOf, zoneOptions } from "@/components/forms/desk/field-texts";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import {
  editEditionTextsAction,
  editEditionVenueAction,
  editEditionWindowAction,
} from "@/lib/editions/actions/edition";
import { EDITION_MODES } from "@/lib/editions/schema/edition";

interface FormProps {
  scope: EditionScope;
  form: { version: number; values: FlatValues };
  fieldLanguages: FieldLanguage[];
  /** Texts older than their original, by record. */
  outdated: ReadonlyMap<string, string[]>;
}

const addressed = (scope: EditionScope, version: number) => ({
  school: scope.schoolSlug,
  edition: scope.editionSlug,
  version,
});

/** The edition's texts stand in two forms: each shows its own. */
const ownOutdated = (fields: readonly FieldSpec[], all: readonly string[] = []) =>
  all.filter((key) => fields.some(({ name }) => key.startsWith(`${name}.`)));

/** A section of the page; readers who may not change it see a note instead of a button that would refuse. */
export async function PageSection(props: {
  scope: EditionScope;
  id: string;
  form: string;
  /** Who may change it, where that is another act than the page's. */
  act?: Act;
  children: ReactNode;
}) {
  const t = await fieldTexts(props.form);
  return (
    <section className="section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{t("heading")}</h2>
      {may(props.scope, props.act ?? "edit-edition") ? (
        props.children
      ) : (
        <p className="said said--note">{t("read-only")}</p>
      )}
    </section>
  );
}

/** What the edition says of itself. */
export async function TextsForm({ scope, form, fieldLanguages, outdated }: FormProps) {
  const t = await fieldTexts("edition-texts");
  const fields: FieldSpec[] = [
    { name: "title", kind: "line" },
    { name: "tagline", kind: "line", optional: true },
    { name: "summary", kind: "block", optional: true },
    { name: "description", kind: "markdown", optional: true },
    { name: "audience", kind: "markdown", optional: true },
    { name: "cost", kind: "markdown", optional: true },
    { name: "accessNote", kind: "markdown", optional: true },
  ];
  return (
    <PageSection scope={scope} id="texts" form="edition-texts">
      <DeskForm
        name="texts"
        action={editEditionTextsAction}
        hidden={addressed(scope, form.version)}
        submit={t("save")}
        look="filled"
        done={t("saved")}
      >
        <FieldList
          fields={fields}
          values={form.values}
          fieldLanguages={fieldLanguages}
          t={t}
          outdated={ownOutdated(fields, outdated.get(scope.editionId))}
        />
      </DeskForm>
    </PageSection>
  );
}

/** Where it is, in which languages, whom to write to. */
export async function VenueForm({ scope, form, fieldLanguages, outdated }: FormProps) {
  const [t, countries, modes] = await Promise.all([
    fieldTexts("edition-place"),
    countryOptions(),
    optionsOf("mode", EDITION_MODES),
  ]);
  const fields: FieldSpec[] = [
    { name: "city", kind: "text" },
    { name: "country", kind: "select", options: countries },
    { name: "venue", kind: "line", optional: true },
    { name: "address", kind: "text", optional: true },
    { name: "directions", kind: "markdown", optional: true },
    { name: "latitude", kind: "text", short: true, optional: true },
    { name: "longitude", kind: "text", short: true, optional: true },
    { name: "timeZone", kind: "select", options: zoneOptions() },
    { name: "mode", kind: "radio", options: modes },
    { name: "languages", kind: "text" },
    { name: "contactEmail", kind: "email" },
    { name: "number", kind: "number", short: true, optional: true },
    { name: "year", kind: "number", short: true },
  ];
  return (
    <PageSection scope={scope} id="place" form="edition-place">
      <DeskForm
        name="place"
        action={editEditionVenueAction}
        hidden={addressed(scope, form.version)}
        submit={t("save")}
        look="filled"
        done={t("saved")}
      >
        <FieldList
          fields={fields}
          values={form.values}
          fieldLanguages={fieldLanguages}
          t={t}
          outdated={ownOutdated(fields, outdated.get(scope.editionId))}
        />
      </DeskForm>
    </PageSection>
  );
}

/** When one may register. */
export async function WindowForm({ scope, form }: Omit<FormProps, "fieldLanguages" | "outdated">) {
  const t = await fieldTexts("edition-window");
  return (
    <PageSection scope={scope} id="registration" form="edition-window">
      <DeskForm
        name="window"
        action={editEditionWindowAction}
        hidden={addressed(scope, form.version)}
        submit={t("save")}
        look="filled"
        done={t("saved")}
      >
        <p className="muted">{scope.timeZone.replaceAll("_", " ")}</p>
        <FieldList
          fields={[
            { name: "registrationOpens", kind: "datetime-local", short: true, optional: true },
            { name: "registrationCloses", kind: "datetime-local", short: true, optional: true },
          ]}
          values={form.values}
          fieldLanguages={[]}
          t={t}
        />
      </DeskForm>
    </PageSection>
  );
}

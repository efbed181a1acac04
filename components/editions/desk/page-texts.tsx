import type { ReactNode } from "react";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import {
  countryOptions,
  fieldTexts,
  languageOptions,
  optionsOf,
  zoneOptions,
} from "@/components/forms/desk/field-texts";
import type { FlatValues } from "@/components/forms/desk/fields";
import type { FieldLanguage } from "@/components/forms/desk/use-field-language";
import type { EditionScope } from "@/lib/access/access";
import { type Act, may } from "@/lib/access/policy";
import {
  editEditionPlaceAction,
  editEditionTextsAction,
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

interface SectionFormProps<Value, Reason extends DeskRefusal> extends FormProps {
  /** Names the section and its form. */
  id: string;
  /** Its texts in "desk-fields". */
  texts: string;
  action: DeskAction<Value, Reason>;
  fields: readonly FieldSpec[];
  before?: ReactNode;
}

/** A section that is one form over some fields of the edition. */
async function SectionForm<Value, Reason extends DeskRefusal>(props: SectionFormProps<Value, Reason>) {
  const { scope, form, id, texts, fields, fieldLanguages, outdated } = props;
  const t = await fieldTexts(texts);
  return (
    <PageSection scope={scope} id={id} form={texts}>
      <DeskForm
        name={id}
        action={props.action}
        hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, version: form.version }}
        submit={t("save")}
        look="filled"
        done={t("saved")}
      >
        {props.before}
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

/** What the edition says of itself. */
export function TextsForm(props: FormProps) {
  return (
    <SectionForm
      {...props}
      id="texts"
      texts="edition-texts"
      action={editEditionTextsAction}
      fields={[
        { name: "title", kind: "line" },
        { name: "tagline", kind: "line", optional: true },
        { name: "summary", kind: "block", optional: true },
        { name: "description", kind: "markdown", optional: true },
        { name: "audience", kind: "markdown", optional: true },
        { name: "cost", kind: "markdown", optional: true },
        { name: "accessNote", kind: "markdown", optional: true },
      ]}
    />
  );
}

/** In which city, in which languages, whom to write to. */
export async function PlaceForm(props: FormProps) {
  const [countries, modes, languages] = await Promise.all([
    countryOptions(),
    optionsOf("mode", EDITION_MODES),
    languageOptions(props.scope.languages),
  ]);
  return (
    <SectionForm
      {...props}
      id="place"
      texts="edition-place"
      action={editEditionPlaceAction}
      fields={[
        { name: "city", kind: "text" },
        { name: "country", kind: "select", options: countries },
        { name: "timeZone", kind: "select", options: zoneOptions(props.scope.timeZone) },
        { name: "mode", kind: "radio", options: modes },
        { name: "languages", kind: "checks", options: languages },
        { name: "mainLanguage", kind: "select", options: languages },
        { name: "contactEmail", kind: "email" },
        { name: "replyTo", kind: "email", optional: true },
        { name: "number", kind: "number", short: true, optional: true },
        { name: "year", kind: "number", short: true },
      ]}
    />
  );
}

/** When one may register. */
export function WindowForm(props: FormProps) {
  return (
    <SectionForm
      {...props}
      id="registration"
      texts="edition-window"
      action={editEditionWindowAction}
      fields={[
        { name: "registrationOpens", kind: "datetime-local", short: true, optional: true },
        { name: "registrationCloses", kind: "datetime-local", short: true, optional: true },
      ]}
      before={<p className="muted">{props.scope.timeZone.replaceAll("_", " ")}</p>}
    />
  );
}

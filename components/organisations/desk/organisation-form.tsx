import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import {
  fieldLanguagesOf,
  fieldTexts,
  languageOptions,
  optionsOf,
} from "@/components/forms/desk/field-texts";
import type { OrganisationScope } from "@/lib/access/access";
import { editOrganisationAction } from "@/lib/organisations/actions/organisation";
import { BRAND_COLOURS } from "@/lib/organisations/schema";
import type { FilledForm } from "@/lib/platform/form-fields";

interface OrganisationFormProps {
  scope: OrganisationScope;
  form: FilledForm;
}

/** What an organisation says of itself, and what its pages are drawn in. */
export async function OrganisationForm({ scope, form }: OrganisationFormProps) {
  const [t, fieldLanguages, languages, colours] = await Promise.all([
    fieldTexts("organisation"),
    fieldLanguagesOf(scope.languages),
    languageOptions(scope.languages),
    optionsOf("colour", BRAND_COLOURS),
  ]);
  return (
    <DeskForm
      name="organisation"
      action={editOrganisationAction}
      hidden={{ organisation: scope.organisationId, version: form.version }}
      submit={t("save")}
      done={t("saved")}
    >
      <FieldList
        fields={[
          { name: "name", kind: "text" },
          { name: "controllerName", kind: "text" },
          { name: "controllerAddress", kind: "area", optional: true },
          { name: "privacyContact", kind: "email" },
          { name: "answerDays", kind: "number", short: true },
          { name: "sensitiveAnswerDays", kind: "number", short: true },
          { name: "languages", kind: "checks", options: languages },
          { name: "mainLanguage", kind: "select", options: languages },
          { name: "colour", kind: "radio", options: colours },
          { name: "legalNotice", kind: "markdown", optional: true },
        ]}
        values={form.values}
        fieldLanguages={fieldLanguages}
        t={t}
      />
    </DeskForm>
  );
}

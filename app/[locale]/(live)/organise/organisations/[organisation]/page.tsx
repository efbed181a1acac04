import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import {
  fieldLanguagesOf,
  fieldTexts,
  languageOptions,
  optionsOf,
} from "@/components/forms/desk/field-texts";
import { editOrganisationAction } from "@/lib/organisations/actions/organisation";
import { getOrganisationForm } from "@/lib/organisations/queries/edit-form";
import { BRAND_COLOURS } from "@/lib/organisations/schema";
import { organisationGate } from "../../_desk/gate";

interface Props {
  params: Promise<{ organisation: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.settings") };
}

export default async function OrganisationPage({ params }: Props) {
  const { organisation } = await params;
  const scope = await organisationGate(organisation, "edit-organisation");
  const [form, t, desk, fieldLanguages, languages, colours] = await Promise.all([
    getOrganisationForm(scope),
    fieldTexts("organisation"),
    getTranslations("desk"),
    fieldLanguagesOf(scope.languages),
    languageOptions(scope.languages),
    optionsOf("colour", BRAND_COLOURS),
  ]);
  return (
    <PlainDesk actor={scope.actor}>
      <h1>{desk("home.settings")}</h1>
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
    </PlainDesk>
  );
}

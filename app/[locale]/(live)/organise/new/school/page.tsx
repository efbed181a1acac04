import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import { createSchoolAction } from "@/lib/schools/actions/school";
import { SCHOOL_KINDS } from "@/lib/schools/schema";
import { organisationGate } from "../../_desk/gate";

interface Props {
  searchParams: Promise<{ organisation?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.new-school") };
}

export default async function NewSchoolPage({ searchParams }: Props) {
  const { organisation = "" } = await searchParams;
  const scope = await organisationGate(String(organisation), "create-school");
  const [t, desk, language, kinds, fieldLanguages] = await Promise.all([
    fieldTexts("school"),
    getTranslations("desk"),
    getLocale(),
    optionsOf("kind", SCHOOL_KINDS),
    fieldLanguagesOf(scope.languages),
  ]);
  return (
    <PlainDesk actor={scope.actor}>
      <h1>{desk("home.new-school")}</h1>
      <DeskForm
        name="new-school"
        action={createSchoolAction}
        hidden={{ organisation: scope.organisationId }}
        submit={t("create")}
        icon="arrow"
        doneHref={`/${language}/organise/{schoolSlug}`}
      >
        <FieldList
          fields={[
            { name: "title", kind: "line" },
            { name: "kind", kind: "radio", options: kinds },
            { name: "recurring", kind: "tick" },
          ]}
          values={{ kind: "school", recurring: "on" }}
          fieldLanguages={fieldLanguages}
          t={t}
        />
      </DeskForm>
    </PlainDesk>
  );
}

import { getLocale } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldLanguagesOf, fieldTexts, optionsOf, zoneOptions } from "@/components/forms/desk/field-texts";
import type { FlatValues } from "@/components/forms/desk/fields";
import type { SchoolScope } from "@/lib/access/access";
import { editSchoolAction } from "@/lib/schools/actions/school";
import { SCHOOL_KINDS } from "@/lib/schools/schema";
import { createEditionAction } from "@/lib/setup/actions/setup";

/** A school's own words, its kind and its address. */
export async function SchoolForm({
  scope,
  form,
}: {
  scope: SchoolScope;
  form: { version: number; values: FlatValues };
}) {
  const [t, kinds, fieldLanguages, language] = await Promise.all([
    fieldTexts("school"),
    optionsOf("kind", SCHOOL_KINDS),
    fieldLanguagesOf(scope.languages),
    getLocale(),
  ]);
  return (
    <DeskForm
      name="school"
      action={editSchoolAction}
      hidden={{ school: scope.schoolSlug, version: form.version }}
      submit={t("save")}
      look="outlined"
      done={t("saved")}
      doneHref={`/${language}/organise/{schoolSlug}`}
    >
      <FieldList
        fields={[
          { name: "title", kind: "line" },
          { name: "summary", kind: "block", optional: true },
          { name: "description", kind: "markdown", optional: true },
          { name: "kind", kind: "radio", options: kinds },
          { name: "recurring", kind: "tick" },
          { name: "slug", kind: "text" },
        ]}
        values={form.values}
        fieldLanguages={fieldLanguages}
        t={t}
      />
    </DeskForm>
  );
}

/** Proposed, where nothing says another. */
const ZONE = "Europe/Rome";

interface NewEditionProps {
  scope: SchoolScope;
  /** The school's. */
  title: unknown;
  /** Whether there is an example to begin with. */
  example: boolean;
}

/** A new edition: title, place, days; everything else has a default that its checklist names. */
export async function NewEditionForm({ scope, title, example }: NewEditionProps) {
  const [t, fieldLanguages, language] = await Promise.all([
    fieldTexts("new-edition"),
    fieldLanguagesOf(Object.keys((title ?? {}) as object).length > 0 ? scope.languages : ["en"]),
    getLocale(),
  ]);
  return (
    <DeskForm
      name="new-edition"
      action={createEditionAction}
      hidden={{ school: scope.schoolSlug }}
      submit={t("create")}
      icon="arrow"
      doneHref={`/${language}/organise/${scope.schoolSlug}/{editionSlug}/overview`}
    >
      <FieldList
        fields={[
          { name: "title", kind: "line" },
          { name: "city", kind: "text" },
          { name: "firstDay", kind: "date", short: true },
          { name: "days", kind: "number", short: true },
          { name: "timeZone", kind: "select", options: zoneOptions(ZONE) },
          { name: "capacity", kind: "number", short: true, optional: true },
          { name: "contactEmail", kind: "email" },
          ...(example ? [{ name: "example", kind: "tick" } as const] : []),
        ]}
        values={{ days: 1, timeZone: ZONE }}
        fieldLanguages={fieldLanguages}
        t={t}
      />
    </DeskForm>
  );
}

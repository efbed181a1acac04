import { getLocale, getTranslations } from "next-intl/server";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { FieldList, type FieldSpec } from "@/components/forms/desk/field-list";
import { countryOptions, fieldTexts, optionsOf } from "@/components/forms/desk/field-texts";
import type { EditionScope } from "@/lib/access/access";
import { addByHandAction } from "@/lib/participants/actions/by-hand";
import type { getByHandChoices } from "@/lib/participants/queries/by-hand";
import { isLocale, LOCALE_OPTIONS } from "@/lib/platform/i18n/locales";
import { localise } from "@/lib/platform/i18n/localised";
import { APPLICANT, APPLICANT_NAMES, type ApplicantName } from "@/lib/registration/schema/applicant";
import { AnotherOfTheName } from "./another-of-the-name";
import { withApplicant } from "./applicant-words";

interface AddFormProps {
  scope: EditionScope<"add-registration">;
  choices: Awaited<ReturnType<typeof getByHandChoices>>;
  /** Marks this form, so that a double click adds one person. */
  formKey: string;
}

/** Who comes, in which category, and whether they are told. */
export async function AddForm({ scope, choices, formKey }: AddFormProps) {
  const [t, registration, language, countries, modes] = await Promise.all([
    fieldTexts("by-hand"),
    getTranslations("registration"),
    getLocale(),
    countryOptions(),
    optionsOf("mode", ["on_site", "online"]),
  ]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/registrations`;
  const categories = choices.categories.map(({ id, name, full }) => {
    const label = localise(name, language, scope.languages)?.text ?? "–";
    return { value: id, label: full ? `${label} (${t("full")})` : label };
  });
  const spec = (name: ApplicantName): FieldSpec => {
    const { control, needed } = APPLICANT[name];
    const shared = { name, ...(needed.desk ? {} : { optional: true }) };
    if (control === "language") return { ...shared, kind: "select", options: LOCALE_OPTIONS };
    if (control === "country") return { ...shared, kind: "select", options: countries };
    return { ...shared, kind: control };
  };
  const fields: FieldSpec[] = [
    ...APPLICANT_NAMES.filter((name) => name !== "language").map(spec),
    { name: "category", kind: "select", options: categories },
    ...(choices.mode === "either" ? [{ name: "mode", kind: "radio", options: modes } as const] : []),
    spec("language"),
    { name: "tell", kind: "tick" },
  ];
  return (
    <>
      <h1>{t("heading")}</h1>
      <p>{t("intro")}</p>
      {categories.length === 0 ? (
        <p className="said said--note">{t("no-category")}</p>
      ) : (
        <DeskForm
          name="by-hand"
          action={addByHandAction}
          hidden={{ school: scope.schoolSlug, edition: scope.editionSlug, key: formKey }}
          submit={t("submit")}
          done={t("added")}
          doneHref={`${base}?open={registrationId}`}
          secondary={<a href={base}>{t("back")}</a>}
        >
          <AnotherOfTheName
            list={base}
            question={{
              one: t("another.question", { count: 1 }),
              several: t("another.question", { count: 2 }),
            }}
            label={t("another.label")}
          />
          <FieldList
            fields={fields}
            values={{ mode: "on_site", tell: "on", language: scope.languages.find(isLocale) ?? language }}
            fieldLanguages={[]}
            t={withApplicant(t, registration)}
          />
        </DeskForm>
      )}
    </>
  );
}

import { getLocale } from "next-intl/server";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf, zoneOptions } from "@/components/forms/desk/field-texts";
import { SCHOOL_KINDS } from "@/lib/schools/schema";
import { createFirstSchoolAction } from "@/lib/setup/actions/setup";
import { FirstSchoolForm } from "./first-school-form";

/** Proposed until the browser says where it is. */
const ZONE = "Europe/Rome";

/** Beside what is asked: three screens ask eight things. */
const EXAMPLE = [{ name: "example", kind: "tick" }] as const;

/** The three screens of a first school; the last one says that it becomes public. */
export async function FirstSchool({ email, example }: { email: string; example: boolean }) {
  const [t, language, kinds] = await Promise.all([
    fieldTexts("first"),
    getLocale(),
    optionsOf("kind", SCHOOL_KINDS),
  ]);
  const screens = [
    [
      { name: "name", kind: "text" },
      { name: "privacyContact", kind: "email" },
    ],
    [
      { name: "title", kind: "text" },
      { name: "kind", kind: "radio", options: kinds },
    ],
    [
      { name: "city", kind: "text" },
      { name: "firstDay", kind: "date", short: true },
      { name: "days", kind: "number", short: true },
      { name: "timeZone", kind: "select", options: zoneOptions(ZONE) },
    ],
  ] as const;
  const values = { privacyContact: email, kind: "school", days: 1, timeZone: ZONE };
  return (
    <FirstSchoolForm
      action={createFirstSchoolAction}
      doneHref={`/${language}/organise/{schoolSlug}/{editionSlug}/overview`}
      language={language}
      submit={t("submit")}
      draft={t("draft")}
      screens={screens.map((fields, index) => ({
        title: t(`screen-${index + 1}`),
        fields: (
          <>
            <FieldList fields={fields} values={values} fieldLanguages={[]} t={t} />
            {index === 2 && example ? (
              <details className="fold">
                <summary>{t("example-ask")}</summary>
                <FieldList fields={EXAMPLE} values={{}} fieldLanguages={[]} t={t} />
              </details>
            ) : null}
            {index === 2 ? <p className="above-4">{t("public")}</p> : null}
          </>
        ),
      }))}
    />
  );
}

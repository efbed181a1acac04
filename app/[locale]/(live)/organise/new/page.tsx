import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { FieldList } from "@/components/forms/desk/field-list";
import { fieldTexts, optionsOf, zoneOptions } from "@/components/forms/desk/field-texts";
import { FirstSchoolForm } from "@/components/setup/desk/first-school-form";
import { mayFoundOrganisation } from "@/lib/organisations/policy";
import { settings } from "@/lib/platform/env";
import { SCHOOL_KINDS } from "@/lib/schools/schema";
import { createFirstSchoolAction } from "@/lib/setup/actions/setup";
import { notThere } from "../../_not-there";
import { loginGate } from "../_desk/gate";

/** Proposed until the browser says where it is. */
const ZONE = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.first") };
}

export default async function FirstSchoolPage() {
  const actor = await loginGate();
  if (!mayFoundOrganisation(actor, settings().newOrganisations)) return notThere("desk");
  const [t, desk, language, kinds] = await Promise.all([
    fieldTexts("first"),
    getTranslations("desk"),
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
  const [own = ""] = actor.emails;
  const values = { privacyContact: own, kind: "school", days: 1, timeZone: ZONE };
  return (
    <PlainDesk actor={actor}>
      <h1>{desk("home.first")}</h1>
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
              {index === 2 ? <p className="above-4">{t("public")}</p> : null}
            </>
          ),
        }))}
      />
    </PlainDesk>
  );
}

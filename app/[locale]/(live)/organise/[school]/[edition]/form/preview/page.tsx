import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { PreviewBody } from "@/components/registration/desk/preview-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { readFormInMaking } from "@/lib/forms/queries/register-form";
import { isLocale } from "@/lib/platform/i18n/locales";
import { offeredIn, trialRow } from "@/lib/registration/queries/trial";
import { findTrialPage, shownParts } from "@/lib/registration/rules/form-pages";
import { MOST_TYPED } from "@/lib/registration/schema/trial";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("form-preview"))("title") };
}

/** The form as people see it, with what it is looked at as. */
export default async function FormPreviewPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const [form, reader, frame] = await Promise.all([
    readFormInMaking(scope),
    getLocale(),
    findEditionFrame(scope),
  ]);
  const said = form(reader);
  const parts = shownParts(said, trialRow(null, "", reader));
  const [language, typed] = [one(asked.language), one(asked.typed) ?? ""];
  return (
    <EditionDesk scope={scope} frame={frame} current="form">
      <PreviewBody
        scope={scope}
        form={form}
        shown={{
          language: isLocale(language) ? language : (scope.languages.find(isLocale) ?? reader),
          as: offeredIn(said, one(asked.as) ?? null) ?? "",
          width: one(asked.width) === "wide" ? "wide" : "phone",
          page: findTrialPage(one(asked.page), parts) ?? "you",
          typed: typed.length <= MOST_TYPED && /^[\w-]*$/.test(typed) ? typed : "",
        }}
      />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { AnswersPage } from "@/components/participants/desk/answers-page";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findAnswersFor } from "@/lib/participants/queries/answers-for";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/i18n/locales";
import { editionGate, found } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; registration: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-registrations"))("answer-for.open") };
}

/** An organiser writes down what somebody answered. */
export default async function AnswersForPage({ params }: Props) {
  const { school, edition, registration } = await params;
  const scope = await editionGate(school, edition, "change-registration");
  const wanted = await getLocale();
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const somebody = await found(registration, (id) => findAnswersFor(scope, id, locale));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "field-errors"]}>
        <AnswersPage scope={scope} locale={locale} somebody={somebody} />
      </BrowserTexts>
    </EditionDesk>
  );
}

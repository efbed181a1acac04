import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { arrangeAsked } from "@/components/programme/desk/arrange-asked";
import { ArrangeBody } from "@/components/programme/desk/arrange-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getArrangeChoices } from "@/lib/programme/queries/arrange-choices";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("arrange"))("title") };
}

/** An act on several cards of the board, shown before it is done. */
export default async function ArrangePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "edit-slots");
  const draft = await editionGate(school, edition, "view-drafts");
  const asked = arrangeAsked(await searchParams);
  const [language, choices] = await Promise.all([getLocale(), getArrangeChoices(draft, asked.day)]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-programme", "arrange"]}>
        <ArrangeBody {...{ scope, asked, choices, language }} />
      </BrowserTexts>
    </EditionDesk>
  );
}

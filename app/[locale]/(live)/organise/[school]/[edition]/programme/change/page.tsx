import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { changeAsked } from "@/components/programme/desk/change-asked";
import { ChangeBody } from "@/components/programme/desk/change-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getChangeable } from "@/lib/programme/queries/changeable";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("change"))("title") };
}

/** Many sessions get one theme, kind, languages or length, shown before it is done. */
export default async function ChangePage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "edit-sessions");
  const draft = await editionGate(school, edition, "view-drafts");
  const asked = changeAsked(await searchParams);
  const [language, choices] = await Promise.all([getLocale(), getChangeable(draft, asked)]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "change"]}>
        <ChangeBody {...{ scope, asked, language }} {...choices} />
      </BrowserTexts>
    </EditionDesk>
  );
}

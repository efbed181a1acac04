import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { SpeakerForms } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.speakers") };
}

export default async function SpeakersPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const [speakers, desk] = await Promise.all([getSpeakerForms(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} current="speakers">
      <h1>{desk("menu.speakers")}</h1>
      <SpeakerForms scope={scope} speakers={speakers} />
    </EditionDesk>
  );
}

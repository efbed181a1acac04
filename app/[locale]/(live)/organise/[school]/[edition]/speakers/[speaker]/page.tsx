import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { SpeakerReplies } from "@/components/speakers/desk/speaker-replies";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getSpeakerReplies } from "@/lib/speakers/queries/desk";
import { editionGate, found } from "../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; speaker: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.speakers") };
}

export default async function SpeakerRepliesPage({ params }: Props) {
  const { school, edition, speaker } = await params;
  const scope = await editionGate(school, edition, "view-drafts");
  const read = await found(speaker, (id) => getSpeakerReplies(scope, id));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="speakers">
      <SpeakerReplies scope={scope} speaker={read} />
    </EditionDesk>
  );
}

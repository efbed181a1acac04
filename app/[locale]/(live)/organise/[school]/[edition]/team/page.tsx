import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listTeam } from "@/lib/team/queries/list-team";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { InviteForm, TeamList } from "./_forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.team") };
}

export default async function TeamPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "manage-team");
  const [members, desk] = await Promise.all([listTeam(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} current="team">
      <h1>{desk("menu.team")}</h1>
      <TeamList scope={scope} members={members} />
      <InviteForm scope={scope} />
    </EditionDesk>
  );
}

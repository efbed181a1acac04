import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ListHeading } from "@/components/desk/list-heading";
import { InviteForm, TeamList } from "@/components/team/desk/team-forms";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listTeam } from "@/lib/team/queries/list-team";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.team") };
}

export default async function TeamPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "manage-team");
  const [members, desk] = await Promise.all([listTeam(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="team">
      <ListHeading
        title={desk("menu.team")}
        scope={scope}
        page="team"
        act="manage-team"
        asked={{}}
        count={members.length}
      />
      <TeamList scope={scope} members={members} />
      <InviteForm scope={scope} />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { SignUpList } from "@/components/signups/desk/sign-up-list";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listSignUps } from "@/lib/signups/queries/session-list";
import { editionGate, found } from "../../../../../../_desk/gate";

type Props = { params: Promise<{ school: string; edition: string; session: string }> };
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("session-places"))("title") };
}

export default async function SignUpsPage({ params }: Props) {
  const { school, edition, session } = await params;
  const scope = await editionGate(school, edition, "view-registrations");
  const list = await found(session, (id) => listSignUps(scope, id));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <SignUpList scope={scope} list={list} />
    </EditionDesk>
  );
}

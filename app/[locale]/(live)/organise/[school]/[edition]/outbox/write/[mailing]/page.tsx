import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailingForm } from "@/components/audiences/desk/mailing-form";
import { EditionDesk } from "@/components/desk/edition-desk";
import { getMailingForm } from "@/lib/audiences/queries/mailings";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { editionGate, found } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; mailing: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.outbox") };
}

/** One plain message: written, looked at, then sent. */
export default async function MailingPage({ params }: Props) {
  const { school, edition, mailing } = await params;
  const scope = await editionGate(school, edition, "send-messages");
  const form = mailing === "new" ? null : await found(mailing, (id) => getMailingForm(scope, id));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <MailingForm scope={scope} form={form} />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { MailWordings } from "@/components/outbox/desk/mail-wordings";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listMailWordings } from "@/lib/outbox/queries/mail-wordings";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-lists"))("outbox.wording.title") };
}

export default async function MailWordingsPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-outbox");
  const [wordings, t] = await Promise.all([listMailWordings(scope), getTranslations("desk-lists")]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <h1>{t("outbox.wording.title")}</h1>
      <MailWordings scope={scope} wordings={wordings} />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { MailWordingForm } from "@/components/outbox/desk/mail-wording-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getMailWording } from "@/lib/outbox/queries/mail-wordings";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { notThere } from "../../../../../../_not-there";
import { one } from "../../../../../_desk/asked";
import { editionGate } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; template: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-lists"))("outbox.wording.title") };
}

/** One mail in the edition's own words. */
export default async function MailWordingPage({ params, searchParams }: Props) {
  const [{ school, edition, template }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-outbox");
  const wording =
    (await getMailWording(scope, template, one(asked.reader) ?? null, findMailContexts)) ??
    (await notThere("desk"));
  const outdated = await listOutdatedTexts(scope, ["mail-wording"]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <MailWordingForm scope={scope} wording={wording} outdated={outdated.get(wording.id ?? "") ?? []} />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { AddForm } from "@/components/participants/desk/add-form";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getByHandChoices } from "@/lib/participants/queries/by-hand";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-fields"))("by-hand.heading") };
}

/** An organiser registers somebody who wrote, phoned or stands at the door. */
export default async function AddRegistrationPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "add-registration");
  const choices = await getByHandChoices(scope);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "field-errors"]}>
        <AddForm scope={scope} choices={choices} formKey={crypto.randomUUID()} />
      </BrowserTexts>
    </EditionDesk>
  );
}

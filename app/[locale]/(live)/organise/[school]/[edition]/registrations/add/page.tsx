import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getByHandChoices } from "@/lib/participants/queries/by-hand";
import { BrowserTexts } from "../../../../_desk/browser-texts";
import { EditionDesk } from "../../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";
import { AddForm } from "./_form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-fields"))("by-hand.heading") };
}

/** An organiser registers somebody who wrote, phoned or stands at the door. */
export default async function AddRegistrationPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "add-registration");
  const choices = await getByHandChoices(scope);
  return (
    <EditionDesk scope={scope} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "faults"]}>
        <AddForm scope={scope} choices={choices} formKey={crypto.randomUUID()} />
      </BrowserTexts>
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { OrganisationForm } from "@/components/organisations/desk/organisation-form";
import { getOrganisationForm } from "@/lib/organisations/queries/edit-form";
import { organisationGate } from "../../_desk/gate";

interface Props {
  params: Promise<{ organisation: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.settings") };
}

export default async function OrganisationPage({ params }: Props) {
  const { organisation } = await params;
  const scope = await organisationGate(organisation, "edit-organisation");
  const [form, desk] = await Promise.all([getOrganisationForm(scope), getTranslations("desk")]);
  return (
    <PlainDesk actor={scope.actor}>
      <h1>{desk("home.settings")}</h1>
      <OrganisationForm scope={scope} form={form} />
    </PlainDesk>
  );
}

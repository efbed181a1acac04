import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { FirstSchool } from "@/components/setup/desk/first-school";
import { mayFoundOrganisation } from "@/lib/organisations/policy";
import { settings } from "@/lib/platform/env";
import { hasExample } from "@/lib/setup/queries/example";
import { notThere } from "../../_not-there";
import { loginGate } from "../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.first") };
}

export default async function FirstSchoolPage() {
  const actor = await loginGate();
  if (!mayFoundOrganisation(actor, settings().newOrganisations)) return notThere("desk");
  const [desk, [own = ""]] = [await getTranslations("desk"), actor.emails];
  return (
    <PlainDesk actor={actor}>
      <h1>{desk("home.first")}</h1>
      <FirstSchool email={own} example={await hasExample()} />
    </PlainDesk>
  );
}

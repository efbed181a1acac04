import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationChoices, listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { EditionDesk } from "../../../_desk/edition-desk";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";
import { RegistrationsPageBody } from "./_body";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.registrations") };
}

export default async function RegistrationsPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-registrations");
  const asked = await searchParams;
  const open = typeof asked.open === "string" ? asked.open : null;
  const [list, detail, choices] = await Promise.all([
    listRegistrationsForDesk(scope, RegistrationFilterSchema.parse(asked)),
    open ? findRegistrationForDesk(scope, open) : null,
    listRegistrationChoices(scope),
  ]);
  return (
    <EditionDesk scope={scope} current="registrations">
      <RegistrationsPageBody scope={scope} list={list} detail={detail} choices={choices} asked={asked} />
    </EditionDesk>
  );
}

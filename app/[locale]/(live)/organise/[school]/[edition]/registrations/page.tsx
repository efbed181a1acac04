import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { RegistrationsPageBody } from "@/components/participants/desk/registrations-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationChoices, listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

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
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <RegistrationsPageBody
        scope={scope}
        list={list}
        detail={detail}
        choices={choices}
        asked={asked}
        mailNames={mailNames(await getLocale())}
      />
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { wholeAddress } from "@/components/participants/desk/registration-address";
import { RegistrationsPageBody } from "@/components/participants/desk/registrations-body";
import type { EditionScope } from "@/lib/access/access";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { findPeopleView } from "@/lib/audiences/queries/people-views";
import { listViewsAtDesk } from "@/lib/audiences/queries/views-to-write-to";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { listCutOff } from "@/lib/participants/queries/bulk";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationChoices, listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { isUuid } from "@/lib/platform/uuid";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.registrations") };
}

const viewOf = (scope: EditionScope<"view-registrations">, id: unknown) =>
  typeof id === "string" && isUuid(id) ? findPeopleView(scope, id) : null;

export default async function RegistrationsPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-registrations");
  const asked = await searchParams;
  const base = `/${await getLocale()}/organise/${school}/${edition}/registrations`;
  const whole = wholeAddress(asked, await viewOf(scope, asked.view));
  if (whole !== null) redirect(`${base}?${whole}`);
  const open = typeof asked.open === "string" ? asked.open : null;
  const [list, detail, choices, filterable, views, cutOff] = await Promise.all([
    listRegistrationsForDesk(scope, RegistrationFilterSchema.parse(asked)),
    open ? findRegistrationForDesk(scope, open) : null,
    listRegistrationChoices(scope),
    listFilterable(scope),
    listViewsAtDesk(scope),
    listCutOff(scope),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <RegistrationsPageBody
        scope={scope}
        list={list}
        detail={detail}
        choices={choices}
        filterable={filterable}
        views={views}
        cutOff={cutOff}
        asked={asked}
        mailNames={mailNames(await getLocale())}
      />
    </EditionDesk>
  );
}

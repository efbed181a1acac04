import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { registrationSearch, tickedSearch } from "@/components/participants/desk/registration-address";
import { BulkForms } from "@/components/participants/desk/sets/bulk-forms";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { readAsked } from "@/lib/participants/queries/asked";
import { countMatching, listRegistrationChoices } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { isUuid } from "@/lib/platform/uuid";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.registrations") };
}

/** What can be done to everybody whom the address of the list asks for. */
export default async function BulkPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "annotate-registration");
  const query = await searchParams;
  const asked = await readAsked(scope, query);
  // Ticked without JavaScript: each has a key of its own. Where nobody was, the list is shown again.
  if (query.person !== undefined) {
    const ids = [query.person].flat().filter(isUuid);
    const base = `/${await getLocale()}/organise/${school}/${edition}/registrations`;
    const list = new URLSearchParams(asked);
    redirect(
      ids.length > 0 ? `${base}/bulk?${tickedSearch(list, ids)}` : `${base}?${registrationSearch(list, {})}`,
    );
  }
  const [count, choices, filterable] = await Promise.all([
    countMatching(scope, RegistrationFilterSchema.parse(asked)),
    listRegistrationChoices(scope),
    listFilterable(scope),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "field-errors", "desk-bulk"]}>
        <BulkForms
          scope={scope}
          asked={registrationSearch(new URLSearchParams(asked), { open: null, add: null, page: null })}
          count={count}
          categories={choices.categories.filter(({ closedAt }) => closedAt === null)}
          filterable={filterable}
        />
      </BrowserTexts>
    </EditionDesk>
  );
}

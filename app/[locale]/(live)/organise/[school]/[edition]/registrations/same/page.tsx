import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ComparePeople } from "@/components/participants/desk/compare-people";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { comparePeople } from "@/lib/participants/queries/compare-people";
import { AppError } from "@/lib/platform/errors";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate, found } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("same-person"))("title") };
}

/** Two records side by side, and whether they are one person. */
export default async function SamePersonPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "pair-people");
  const asked = await searchParams;
  const registration = one(asked.registration) ?? "";
  const comparison = await found(registration, () =>
    found(one(asked.other) ?? "", async (other) => {
      const both = await comparePeople(scope, { registration, other });
      if (!both) throw new AppError("not-found");
      return both;
    }),
  );
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "field-errors"]}>
        <ComparePeople scope={scope} registration={registration} comparison={comparison} />
      </BrowserTexts>
    </EditionDesk>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrowserTexts } from "@/components/desk/browser-texts";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ComparePeople } from "@/components/participants/desk/compare-people";
import { FindOther } from "@/components/participants/desk/find-other";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { comparePeople } from "@/lib/participants/queries/compare-people";
import { findOthers } from "@/lib/participants/queries/find-others";
import { AppError } from "@/lib/platform/errors";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate, found } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("same-person"))("title") };
}

/** Two records side by side, and whether they are one person; with one of them, a search for the other. */
export default async function SamePersonPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "pair-people");
  const asked = await searchParams;
  const registration = one(asked.registration) ?? "";
  const chosen = one(asked.other);
  const comparison = chosen ? await found(registration, () => found(chosen, compare)) : null;
  async function compare(other: string) {
    const both = await comparePeople(scope, { registration, other });
    if (!both) throw new AppError("not-found");
    return both;
  }
  const words = (one(asked.q) ?? "").slice(0, 100);
  const others = comparison
    ? null
    : await found(registration, async () => {
        const some = await findOthers(scope, { registration, words });
        if (!some) throw new AppError("not-found");
        return some;
      });
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BrowserTexts namespaces={["desk-ui", "field-errors"]}>
        {comparison ? (
          <ComparePeople scope={scope} registration={registration} comparison={comparison} />
        ) : null}
        {others ? <FindOther scope={scope} registration={registration} words={words} found={others} /> : null}
      </BrowserTexts>
    </EditionDesk>
  );
}

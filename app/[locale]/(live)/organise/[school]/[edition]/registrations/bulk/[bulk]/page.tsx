import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { BulkBody } from "@/components/participants/desk/sets/bulk-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findBulk } from "@/lib/participants/queries/bulk";
import { notThere } from "../../../../../../_not-there";
import { editionGate } from "../../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.registrations") };
}

interface BulkActPageProps {
  params: Promise<{ school: string; edition: string; bulk: string }>;
}

/** One act on many: its preview, how far it is, what came of it. */
export default async function BulkActPage({ params }: BulkActPageProps) {
  const { school, edition, bulk } = await params;
  const scope = await editionGate(school, edition, "annotate-registration");
  const found = (await findBulk(scope, bulk)) ?? (await notThere("desk"));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="registrations">
      <BulkBody scope={scope} bulk={found} />
    </EditionDesk>
  );
}

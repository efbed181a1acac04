import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { type EditionPageProps, editionGate } from "../../_desk/gate";

/** The desk of an edition begins with its overview. */
export default async function EditionDeskPage({ params }: EditionPageProps) {
  const { school, edition } = await params;
  await editionGate(school, edition, "view-registrations");
  redirect(`/${await getLocale()}/organise/${school}/${edition}/overview`);
}

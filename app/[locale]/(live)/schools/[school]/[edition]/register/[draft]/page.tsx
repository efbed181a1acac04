import { redirect } from "next/navigation";
import { draftAddress } from "@/lib/registration/access/draft";
import { getDraft, nextPage } from "@/lib/registration/queries/draft";
import { type DraftParams, openDraft } from "./_open-draft";

type Props = { params: Promise<DraftParams> };

/** The link in the mail leads to the first page that is still empty. */
export default async function DraftPage({ params }: Props) {
  const given = await params;
  const scope = await openDraft(given);
  const row = await getDraft(scope);
  const ids = { registrationId: scope.registrationId, linkVersion: row.linkVersion };
  redirect(draftAddress(given.locale, scope.head, ids, nextPage(row)));
}

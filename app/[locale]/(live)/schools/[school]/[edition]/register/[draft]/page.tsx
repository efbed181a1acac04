import { redirect } from "next/navigation";
import { draftAddress } from "@/lib/registration/access/draft";
import { getDraft } from "@/lib/registration/queries/draft";
import { nextPage, shownParts } from "@/lib/registration/rules/form-pages";
import { type DraftParams, openDraft } from "./_open-draft";

type Props = { params: Promise<DraftParams> };

/** The link in the mail leads to the first page that is still empty. */
export default async function DraftPage({ params }: Props) {
  const given = await params;
  const scope = await openDraft(given);
  const row = await getDraft(scope);
  const ids = { registrationId: scope.registrationId, linkVersion: row.linkVersion };
  const page = nextPage(row.content.pages, shownParts(scope, row));
  redirect(draftAddress(given.locale, scope.head, ids, page));
}

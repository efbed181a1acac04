import { redirect } from "next/navigation";
import type { Locale } from "@/lib/platform/i18n/locales";
import { draftAddress } from "@/lib/registration/access/draft";
import { getDraft, nextPage } from "@/lib/registration/queries/draft";
import { openDraft } from "./_open-draft";

type Props = { params: Promise<{ locale: Locale; draft: string }> };

/** The link in the mail leads to the first page that is still empty. */
export default async function DraftPage({ params }: Props) {
  const { locale, draft } = await params;
  const scope = await openDraft(locale, draft);
  const row = await getDraft(scope);
  const ids = { registrationId: scope.registrationId, linkVersion: row.linkVersion };
  redirect(draftAddress(locale, scope.head, ids, nextPage(row)));
}

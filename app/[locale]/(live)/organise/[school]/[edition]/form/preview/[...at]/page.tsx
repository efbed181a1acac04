import { TrialFrame } from "@/components/registration/trial-frame";
import { TrialStep } from "@/components/registration/trial-step";
import { readFormInMaking } from "@/lib/forms/queries/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import { offeredIn, trialRow } from "@/lib/registration/queries/trial";
import { findTrialPage, shownParts } from "@/lib/registration/rules/form-pages";
import { readTrialParts, trialPath } from "@/lib/registration/rules/trial-address";
import { notThere } from "../../../../../../_not-there";
import { editionGate } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ locale: Locale; school: string; edition: string; at: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One page of the form as people see it, in the language of the address, for who tries it: a document within the preview. */
export default async function FormTrialPage({ params, searchParams }: Props) {
  const [{ locale, school, edition, at }, query] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const { typed, ...asked } = readTrialParts(at);
  const form = (await readFormInMaking(scope))(locale);
  const as = offeredIn(form, asked.as);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const row = trialRow(as, typed, locale);
  // Each page is open from the first, also one on which nothing is asked so far.
  const parts = shownParts(form, row);
  const page = findTrialPage(asked.page, parts) ?? (await notThere("desk"));
  const check = query.check === "on";
  return (
    <TrialFrame {...{ locale, page, parts }} head={form.head} path={trialPath(address, { as, typed })}>
      <TrialStep {...{ locale, form, row, page, address, as, typed, check }} />
    </TrialFrame>
  );
}

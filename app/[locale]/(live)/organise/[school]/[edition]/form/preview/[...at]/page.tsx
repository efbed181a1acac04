import { DraftStep } from "@/components/registration/draft-step";
import { TrialFrame } from "@/components/registration/trial-frame";
import { TrialSent } from "@/components/registration/trial-sent";
import { readFormInMaking } from "@/lib/forms/queries/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import {
  tryCooperativeAction,
  tryEnrolmentAction,
  trySendAction,
  tryYouAction,
} from "@/lib/registration/actions/try-form";
import { offeredIn, trialRow } from "@/lib/registration/queries/trial";
import { readTrialParts, trialPath } from "@/lib/registration/rules/trial-address";
import { NO_DRAFT, TRIAL_PAGES } from "@/lib/registration/schema/trial";
import { notThere } from "../../../../../../_not-there";
import { editionGate } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ locale: Locale; school: string; edition: string; at: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const ACTIONS = {
  you: tryYouAction,
  cooperative: tryCooperativeAction,
  "taking-part": tryEnrolmentAction,
  check: trySendAction,
};

/** One page of the form as people see it, in the language of the address, for who tries it: a document within the preview. */
export default async function FormTrialPage({ params, searchParams }: Props) {
  const [{ locale, school, edition, at }, query] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const { typed, ...asked } = readTrialParts(at);
  const page = TRIAL_PAGES.find((one) => one === asked.page) ?? (await notThere("desk"));
  const form = (await readFormInMaking(scope))(locale);
  const as = offeredIn(form, asked.as);
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  const path = trialPath(address, { as, typed });
  return (
    <TrialFrame locale={locale} head={form.head} path={path} page={page}>
      {page === "sent" ? (
        <TrialSent form={form} as={as} begin={`/${locale}${trialPath(address, { as, typed: "" })}/you`} />
      ) : (
        <DraftStep
          locale={locale}
          form={form}
          row={trialRow(as, typed, locale)}
          page={page}
          draftPath={`/${locale}${path}`}
          check={query.check === "on"}
          hidden={{ locale, draft: NO_DRAFT, ...address, as: as ?? "", typed }}
          actions={ACTIONS}
        />
      )}
    </TrialFrame>
  );
}

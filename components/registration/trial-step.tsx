import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import {
  tryCooperativeAction,
  tryEnrolmentAction,
  tryLaterAction,
  tryPartAction,
  trySendAction,
  tryYouAction,
} from "@/lib/registration/actions/try-form";
import type { DraftRow } from "@/lib/registration/queries/draft";
import type { TrialPage } from "@/lib/registration/rules/form-pages";
import { trialPath } from "@/lib/registration/rules/trial-address";
import { NO_DRAFT } from "@/lib/registration/schema/trial";
import { DraftStep } from "./draft-step";
import { TrialLater } from "./trial-later";
import { TrialSent } from "./trial-sent";

const ACTIONS = {
  you: tryYouAction,
  cooperative: tryCooperativeAction,
  "taking-part": tryEnrolmentAction,
  part: tryPartAction,
  check: trySendAction,
};

interface TrialStepProps {
  locale: Locale;
  form: RegisterForm;
  /** What was typed so far, as a draft would hold it. */
  row: DraftRow;
  page: TrialPage;
  address: { school: string; edition: string };
  /** The category it is looked at as. */
  as: string | null;
  /** The same, sealed. */
  typed: string;
  /** Whether the page was reached from the last one, and leads back there. */
  check: boolean;
}

/** One page of a trial: of the form, of what is asked later, or what is said at their ends. */
export function TrialStep({ locale, form, row, page, address, as, typed, check }: TrialStepProps) {
  const hidden = { locale, ...address, as: as ?? "", typed };
  const draftPath = `/${locale}${trialPath(address, { as, typed })}`;
  switch (page) {
    case "sent":
    case "answered":
      return (
        <TrialSent
          form={form}
          as={as}
          page={page}
          later={`${draftPath}/questions`}
          begin={`/${locale}${trialPath(address, { as, typed: "" })}/you`}
        />
      );
    case "questions":
      return (
        <TrialLater
          locale={locale}
          form={form}
          action={tryLaterAction}
          hidden={{ ...hidden, token: NO_DRAFT, version: 1 }}
        />
      );
    default:
      return (
        <DraftStep
          locale={locale}
          form={form}
          row={row}
          page={page}
          draftPath={draftPath}
          check={check}
          hidden={{ ...hidden, draft: NO_DRAFT }}
          actions={ACTIONS}
        />
      );
  }
}

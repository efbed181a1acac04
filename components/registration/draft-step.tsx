import { CheckPage } from "@/components/registration/check-page";
import { CooperativePage } from "@/components/registration/cooperative-page";
import { EnrolmentPage } from "@/components/registration/enrolment-page";
import { YouPage } from "@/components/registration/you-page";
import type { Locale } from "@/lib/platform/i18n/locales";
import { type FormValues, seenText } from "@/lib/platform/merge-form";
import {
  changeYouAction,
  saveCooperativeAction,
  saveEnrolmentAction,
} from "@/lib/registration/actions/draft";
import { sendRegistrationAction } from "@/lib/registration/actions/submit";
import type { DraftScope } from "@/lib/registration/policy";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";
import { enrolmentFields, pageFields } from "@/lib/registration/rules/form-fields";
import type { DraftPage } from "@/lib/registration/schema/draft";

interface DraftStepProps {
  locale: Locale;
  scope: DraftScope;
  row: DraftRow;
  page: DraftPage;
  draftPath: string;
  hidden: Record<string, string>;
}

/** One page of the form with what is stored of it. */
export function DraftStep({ locale, scope, row, page, draftPath, hidden }: DraftStepProps) {
  const { locale: language, draft } = hidden;
  const only = { locale: language ?? locale, draft: draft ?? "" };
  const wordings = scope.questions.map(({ versionId }) => versionId).join(".");
  const seen = (values: FormValues) => ({ seen: seenText({ version: row.version, values }) });
  switch (page) {
    case "you":
      return (
        <YouPage
          locale={locale}
          form={scope}
          action={changeYouAction}
          first={false}
          hidden={{ ...hidden, ...seen(pageFields("you", row)) }}
          stored={pageFields("you", row)}
          days={DRAFT_DAYS}
        />
      );
    case "cooperative":
      return (
        <CooperativePage
          locale={locale}
          form={scope}
          action={saveCooperativeAction}
          hidden={{ ...hidden, ...seen(pageFields("cooperative", row)) }}
          stored={pageFields("cooperative", row)}
        />
      );
    case "taking-part":
      return (
        <EnrolmentPage
          locale={locale}
          form={scope}
          draft={row}
          action={saveEnrolmentAction}
          hidden={{ ...only, ...seen(enrolmentFields(row)) }}
        />
      );
    case "check":
      return (
        <CheckPage
          locale={locale}
          form={scope}
          draft={row}
          action={sendRegistrationAction}
          hidden={{ ...only, version: row.version, wordings }}
          draftPath={draftPath}
        />
      );
  }
}

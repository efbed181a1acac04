import { CheckPage } from "@/components/registration/check-page";
import { CooperativePage } from "@/components/registration/cooperative-page";
import { PartPage } from "@/components/registration/part-page";
import { YouPage } from "@/components/registration/you-page";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { DraftScope } from "@/lib/registration/access/draft";
import { changeYouAction, saveCooperativeAction, savePartAction } from "@/lib/registration/actions/draft";
import { sendRegistrationAction } from "@/lib/registration/actions/send";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";
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
  switch (page) {
    case "you":
      return (
        <YouPage
          form={scope}
          action={changeYouAction}
          first={false}
          hidden={hidden}
          stored={{ fullName: row.fullName, email: row.email, language: row.language }}
          days={DRAFT_DAYS}
        />
      );
    case "cooperative":
      return (
        <CooperativePage
          locale={locale}
          form={scope}
          action={saveCooperativeAction}
          hidden={hidden}
          stored={{ affiliation: row.affiliation, country: row.country ?? "" }}
        />
      );
    case "taking-part":
      return <PartPage locale={locale} form={scope} draft={row} action={savePartAction} hidden={only} />;
    case "check":
      return (
        <CheckPage
          locale={locale}
          form={scope}
          draft={row}
          action={sendRegistrationAction}
          hidden={only}
          draftPath={draftPath}
        />
      );
  }
}

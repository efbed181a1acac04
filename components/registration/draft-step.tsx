import type { RegisterForm } from "@/lib/forms/rules/register-form";
import type { Locale } from "@/lib/platform/i18n/locales";
import { type FormValues, seenText } from "@/lib/platform/merge-form";
import {
  changeYouAction,
  saveCooperativeAction,
  saveEnrolmentAction,
  savePartAction,
} from "@/lib/registration/actions/draft";
import { sendRegistrationAction } from "@/lib/registration/actions/submit";
import type { DraftRow } from "@/lib/registration/queries/draft";
import { DRAFT_DAYS } from "@/lib/registration/rules/draft-life";
import {
  answerFields,
  enrolmentFields,
  asked as fieldsOf,
  pageFields,
} from "@/lib/registration/rules/form-fields";
import { type FormPage, shownParts } from "@/lib/registration/rules/form-pages";
import { CheckPage } from "./check-page";
import { CooperativePage } from "./cooperative-page";
import { EnrolmentPage } from "./enrolment-page";
import type { ParticipantAction, SendAction } from "./form-words";
import { PartPage } from "./part-page";
import { YouPage } from "./you-page";

/** Where each page of the form is sent. */
interface StepActions {
  you: ParticipantAction;
  cooperative: ParticipantAction;
  "taking-part": ParticipantAction;
  part: ParticipantAction;
  check: SendAction;
}

const STORED: StepActions = {
  you: changeYouAction,
  cooperative: saveCooperativeAction,
  "taking-part": saveEnrolmentAction,
  part: savePartAction,
  check: sendRegistrationAction,
};

interface DraftStepProps {
  locale: Locale;
  form: RegisterForm;
  row: DraftRow;
  page: FormPage;
  draftPath: string;
  /** Whether the page was reached from the last one, and leads back there. */
  check: boolean;
  hidden: Record<string, string>;
  actions?: StepActions;
}

/** One page of the form with what is stored of it. */
export function DraftStep({
  locale,
  form,
  row,
  page,
  draftPath,
  check,
  hidden,
  actions = STORED,
}: DraftStepProps) {
  const asked = check ? { ...hidden, check: "on" } : hidden;
  const wordings = form.questions.map(({ versionId }) => versionId).join(".");
  const parts = shownParts(form, row);
  const seen = (values: FormValues) => ({ seen: seenText({ version: row.version, values }) });
  switch (page) {
    case "you":
      return (
        <YouPage
          locale={locale}
          form={form}
          action={actions.you}
          first={false}
          hidden={{ ...asked, ...seen(pageFields("you", row)) }}
          stored={pageFields("you", row)}
          days={DRAFT_DAYS}
        />
      );
    case "cooperative":
      return (
        <CooperativePage
          locale={locale}
          form={form}
          action={actions.cooperative}
          hidden={{ ...asked, ...seen(pageFields("cooperative", row)) }}
          stored={pageFields("cooperative", row)}
        />
      );
    case "taking-part":
      return (
        <EnrolmentPage
          locale={locale}
          form={form}
          draft={row}
          part={parts[0]}
          action={actions["taking-part"]}
          hidden={{ ...asked, ...seen(fieldsOf(enrolmentFields(row), parts[0].questions)) }}
        />
      );
    case "check":
      return (
        <CheckPage
          locale={locale}
          form={form}
          draft={row}
          action={actions.check}
          hidden={{ ...hidden, version: row.version, wordings }}
          draftPath={draftPath}
        />
      );
    default: {
      const part = parts.find((one) => one.page === page);
      if (!part?.heading) return null;
      const stored = fieldsOf(answerFields(row.content), part.questions);
      return (
        <PartPage
          locale={locale}
          form={form}
          draft={row}
          part={part}
          heading={part.heading}
          action={actions.part}
          hidden={{ ...asked, part: part.index + 1, ...seen(stored) }}
          stored={stored}
        />
      );
    }
  }
}

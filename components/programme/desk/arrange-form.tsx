"use client";

import { useTranslations } from "next-intl";
import deskForm from "@/components/forms/desk/desk-form.module.css";
import { ApplyButton, ShowButton } from "@/components/forms/desk/step-buttons";
import { Trouble } from "@/components/forms/desk/trouble";
import { useLastShown, useTwoSteps } from "@/components/forms/desk/use-two-steps";
import { FormProvider, type Typed } from "@/components/forms/form-context";
import type { FormState } from "@/lib/platform/action";
import { findText } from "@/lib/platform/i18n/texts";
import { arrangeAction } from "@/lib/programme/actions/arrange";
import type { DeskArrange } from "@/lib/programme/schema/arrange";
import { ArrangeFields, type ArrangeFieldsProps } from "./arrange-fields";
import { ArrangeShown } from "./arrange-shown";

interface ArrangeFormProps extends ArrangeFieldsProps {
  address: { school: string; edition: string; locale: string };
  timeZone: string;
}

/** What is asked, then what it would do, then that it is done: answers of one action, which works as plain POSTs too. */
export function ArrangeForm({ address, timeZone, ...fields }: ArrangeFormProps) {
  const t = useTranslations("arrange");
  const error = useTranslations("field-errors");
  const site = useTranslations("site");
  const desk = useTranslations("desk-ui");
  const { outcome, state, formAction, onSubmit, pending, busy } = useTwoSteps(arrangeAction);
  const shown = useLastShown(state);
  const hidden = Object.entries({ ...address, act: fields.asked.act }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} readOnly />
  ));
  const typed: Typed | null = "values" in state ? state.values : (shown?.asked ?? null);
  const codes = codesOf(state as FormState);
  return (
    <FormProvider
      value={{
        ...{ idPrefix: "arrange-", typed, stored: {} },
        errorOf: (name) => (codes[name] ? (findText(error, codes[name]) ?? error("invalid")) : null),
        words: { errorPrefix: site("error"), optional: desk("optional") },
      }}
    >
      <div ref={outcome} tabIndex={-1} role="status" aria-live="polite">
        <ArrangeTrouble state={state} />
        {state.status === "done" ? (
          <p className="said said--note">
            {t("shown", { count: state.value.count, clashes: state.value.clashCount })}
          </p>
        ) : null}
      </div>
      <form
        action={formAction}
        onSubmit={onSubmit}
        className={`${deskForm["desk-form"]} above-4`}
        autoComplete="off"
      >
        {hidden}
        <input type="hidden" name="step" value="show" readOnly />
        <ArrangeFields {...fields} />
        <ShowButton text={t("show")} busyText={t("reading")} again={shown !== null} {...{ busy, pending }} />
      </form>
      {shown ? (
        <form action={formAction} onSubmit={onSubmit} autoComplete="off">
          {hidden}
          {Object.entries(shown.asked)
            .filter(([name]) => name !== "act")
            .map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} readOnly />
            ))}
          <input type="hidden" name="seen" value={shown.seen} readOnly />
          <ArrangeShown shown={shown} timeZone={timeZone} />
          <ApplyButton
            text={t("apply", { count: shown.count })}
            busyText={t("saving")}
            {...{ busy, pending }}
          />
        </form>
      ) : null}
    </FormProvider>
  );
}

/** What is wrong with fields, by their names: what their schema knows, and what only the act knows that it needs. */
function codesOf(state: FormState): Record<string, string> {
  if (state.status === "invalid")
    return Object.fromEntries(state.fieldErrors.map(({ field, code }) => [field, code]));
  if (state.status !== "refused" || state.reason !== "field-errors") return {};
  return Object.fromEntries(Object.entries(state.detail ?? {}).map(([field, code]) => [field, String(code)]));
}

/** Why nothing is shown, or was not done. */
function ArrangeTrouble({ state }: { state: ReturnType<typeof useTwoSteps<DeskArrange, Refusal>>["state"] }) {
  const t = useTranslations("arrange");
  const desk = useTranslations("desk-ui");
  const words = () => {
    if (state.status === "rejected") return desk(`rejected.${state.code}`);
    if (state.status === "invalid" || (state.status === "refused" && state.reason === "field-errors"))
      return t("look-at-fields");
    if (state.status === "refused")
      return findText(t, `refused.${state.reason}`, { count: 0, minutes: 0, ...state.detail }) ?? "";
    return state.status === "done" && state.value.state === "changed" ? t("changed") : null;
  };
  return <Trouble words={words()} />;
}

type Refusal = Extract<Awaited<ReturnType<typeof arrangeAction>>, { status: "refused" }>["reason"];

"use client";

import { useTranslations } from "next-intl";
import deskForm from "@/components/forms/desk/desk-form.module.css";
import { ApplyButton, ShowButton } from "@/components/forms/desk/step-buttons";
import { Trouble } from "@/components/forms/desk/trouble";
import { useLastShown, useTwoSteps } from "@/components/forms/desk/use-two-steps";
import { FormProvider, type Typed } from "@/components/forms/form-context";
import { SelectField, type SelectOption } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { FormState } from "@/lib/platform/action";
import { findText } from "@/lib/platform/i18n/texts";
import { changeSessionsAction } from "@/lib/programme/actions/change";
import type { DeskChange } from "@/lib/programme/schema/change";
import { type ListedSession, TickSessions } from "./change-list";
import { ChangeShown } from "./change-shown";

interface ChangeFormProps {
  address: { school: string; edition: string; locale: string };
  filter: { q: string; ofTheme: string; ofKind: string };
  sessions: readonly ListedSession[];
  /** How many are listed at most, where there are more. */
  full: number | null;
  themes: readonly SelectOption[];
  kinds: readonly SelectOption[];
}

/** Which sessions and what of them, then what it would change: answers of one action, which works as plain POSTs too. */
export function ChangeForm({ address, filter, sessions, full, themes, kinds }: ChangeFormProps) {
  const t = useTranslations("change");
  const error = useTranslations("field-errors");
  const site = useTranslations("site");
  const desk = useTranslations("desk-ui");
  const { outcome, state, formAction, onSubmit, pending, busy } = useTwoSteps(changeSessionsAction);
  const shown = useLastShown(state);
  const hidden = Object.entries({ ...address, ...filter }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} readOnly />
  ));
  const typed: Typed | null = "values" in state ? state.values : (shown?.asked ?? null);
  const codes = codesOf(state as FormState);
  const keep = { value: "keep", label: t("keep") };
  return (
    <FormProvider
      value={{
        ...{ idPrefix: "change-", typed, stored: {} },
        errorOf: (name) => (codes[name] ? (findText(error, codes[name]) ?? error("invalid")) : null),
        words: { errorPrefix: site("error"), optional: desk("optional") },
      }}
    >
      <div ref={outcome} tabIndex={-1} role="status" aria-live="polite">
        <ChangeTrouble state={state} />
        {state.status === "done" ? (
          <p className="said said--note">{t("shown", { count: state.value.count })}</p>
        ) : null}
      </div>
      <form action={formAction} onSubmit={onSubmit} autoComplete="off" className="above-5">
        {hidden}
        <input type="hidden" name="step" value="show" readOnly />
        <TickSessions
          sessions={sessions}
          full={full}
          ticked={[typed?.sessions ?? []].flat()}
          all={typed?.which === "all"}
        />
        <div className={`${deskForm["desk-form"]} above-5`}>
          <h2>{t("what")}</h2>
          <SelectField
            name="theme"
            label={t("theme")}
            options={[keep, { value: "none", label: t("no-theme") }, ...themes]}
            value="keep"
          />
          <SelectField name="kind" label={t("kind")} options={[keep, ...kinds]} value="keep" />
          <TextField name="languages" label={t("languages")} hint={t("languages-hint")} optional value="" />
          <TextField
            name="minutes"
            label={t("minutes")}
            hint={t("minutes-hint")}
            optional
            type="number"
            short
            value=""
          />
          <ShowButton
            text={t("show")}
            busyText={t("reading")}
            again={shown !== null}
            {...{ busy, pending }}
          />
        </div>
      </form>
      {shown ? (
        <form action={formAction} onSubmit={onSubmit} autoComplete="off">
          {hidden}
          {Object.entries(shown.asked)
            .filter(([name]) => !(name in filter))
            .flatMap(([name, value]) =>
              [value]
                .flat()
                .map((one) => (
                  <input key={`${name} ${one}`} type="hidden" name={name} value={one} readOnly />
                )),
            )}
          <input type="hidden" name="seen" value={shown.seen} readOnly />
          <ChangeShown shown={shown} themes={themes} kinds={kinds} />
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

function codesOf(state: FormState): Record<string, string> {
  if (state.status !== "invalid") return {};
  return Object.fromEntries(state.fieldErrors.map(({ field, code }) => [field, code]));
}

/** Why nothing is shown, or was not done. */
function ChangeTrouble({ state }: { state: FormState<DeskChange> }) {
  const t = useTranslations("change");
  const desk = useTranslations("desk-ui");
  const words = () => {
    if (state.status === "rejected") return desk(`rejected.${state.code}`);
    if (state.status === "invalid") return t("look-at-fields");
    if (state.status === "refused") return findText(t, `refused.${state.reason}`) ?? "";
    return state.status === "done" && state.value.state === "changed" ? t("changed") : null;
  };
  return <Trouble words={words()} />;
}

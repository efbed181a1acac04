"use client";

import { useTranslations } from "next-intl";
import type { FormEventHandler } from "react";
import { Busy } from "@/components/forms/desk/busy";
import { Icon } from "@/components/ui/icon";
import type { DeskImport } from "@/lib/interchange/schema/plan-view";

interface ImportApplyProps {
  id: string;
  answer: Exclude<DeskImport, { state: "applied" }>;
  address: { school: string; edition: string };
  form: {
    formAction: (filled: FormData) => void;
    onSubmit: FormEventHandler<HTMLFormElement>;
    pending: boolean;
    busy: string | null;
  };
}

/** The form that does what a plan says, or shows it again with other answers: the file travels packed in it. */
export function ImportApply({ id, answer, address, form }: ImportApplyProps) {
  const t = useTranslations("import");
  const { formAction, onSubmit, pending, busy } = form;
  const plan = answer.state === "columns" ? null : answer.plan;
  return (
    <form id={id} action={formAction} onSubmit={onSubmit} className="above-4">
      <input type="hidden" name="school" value={address.school} readOnly />
      <input type="hidden" name="edition" value={address.edition} readOnly />
      <input type="hidden" name="language" value={answer.language} readOnly />
      {answer.deleteGone ? <input type="hidden" name="deleteGone" value="on" readOnly /> : null}
      <input type="hidden" name="packed" value={answer.packed} readOnly />
      {answer.state === "columns" ? null : <input type="hidden" name="hash" value={answer.hash} readOnly />}
      {plan?.largeDeletion ? (
        <label className="choice">
          <input
            type="checkbox"
            name="deletion"
            value={plan.largeDeletion.count}
            aria-describedby="import-deletion-hint"
          />
          <span>{t("deletion-ask", plan.largeDeletion)}</span>
          <small id="import-deletion-hint">{t("deletion-hint")}</small>
        </label>
      ) : null}
      {plan === null || plan.nothing ? null : (
        <button type="submit" name="step" value="apply" className="btn above-4" aria-disabled={pending}>
          <span>{t("apply")}</span>
          <Icon name="check" />
        </button>
      )}
      {busy === "apply" ? <Busy text={t("importing", { count: plan?.counts.taken ?? 0 })} said /> : null}
    </form>
  );
}

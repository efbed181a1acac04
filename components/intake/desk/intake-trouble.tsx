"use client";

import { type Messages, useTranslations } from "next-intl";
import { Trouble } from "@/components/forms/desk/trouble";
import type { DeskIntake } from "@/lib/intake/schema/intake-view";
import type { FormState } from "@/lib/platform/action";

/** Each reason has its text: one without doesn't compile where the form's action is shown. */
type FileRefusal = keyof Messages["intake"]["file"];

interface IntakeTroubleProps {
  state: FormState<unknown, FileRefusal>;
  /** The megabytes a file may have, where the browser knows that it has more. */
  tooLarge: number | null;
  answer: DeskIntake | null;
}

/** Why nothing was imported. */
export function IntakeTrouble({ state, tooLarge, answer }: IntakeTroubleProps) {
  const t = useTranslations("intake");
  const desk = useTranslations("desk-ui");
  const said = () => {
    if (tooLarge !== null) return t("file.too-large", { megabytes: tooLarge });
    if (state.status === "refused") return t(`file.${state.reason}`, state.detail ?? {});
    if (state.status === "rejected") return desk(`rejected.${state.code}`);
    if (state.status === "invalid") return desk("rejected.bad-request");
    if (!answer || answer.state === "shown" || answer.state === "imported") return null;
    if (answer.state === "columns") return t(`file.${answer.reason}`, answer.detail);
    return t(`refused.${answer.state}`, answer.detail);
  };
  return <Trouble words={said()} />;
}

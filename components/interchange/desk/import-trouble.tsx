"use client";

import { type Messages, useTranslations } from "next-intl";
import { Trouble } from "@/components/forms/desk/trouble";
import type { FormState } from "@/lib/platform/action";

/** Each reason has its text: one without doesn't compile where the form's action is shown. */
type ImportRefusal = keyof Messages["import"]["file"];

/** Why a file was not read, with line and column where there is one. Nothing was imported then. */
export function ImportTrouble({
  state,
  tooLarge,
}: {
  state: FormState<unknown, ImportRefusal>;
  tooLarge: number | null;
}) {
  const t = useTranslations("import");
  const desk = useTranslations("desk-ui");
  const said = () => {
    if (tooLarge !== null) return t("file.too-large", { megabytes: tooLarge });
    if (state.status === "refused")
      return t.has(`file.${state.reason}`)
        ? t(`file.${state.reason}`, state.detail ?? {})
        : desk("refusals.other");
    if (state.status === "rejected") return desk(`rejected.${state.code}`);
    return state.status === "invalid" ? desk("rejected.bad-request") : null;
  };
  return <Trouble words={said()} />;
}

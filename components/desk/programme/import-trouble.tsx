"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import { findText } from "@/lib/platform/i18n/texts";

/** Why a file was not read, with line and column where there is one. Nothing was imported then. */
export function ImportTrouble({ state, tooLarge }: { state: FormState; tooLarge: number | null }) {
  const t = useTranslations("import");
  const desk = useTranslations("desk-ui");
  const said = () => {
    if (tooLarge !== null) return t("file.too-large", { megabytes: tooLarge });
    if (state.status === "refused")
      return findText(t, `file.${state.reason}`, state.detail) ?? desk("refusals.other");
    if (state.status === "turned-away") return desk(`turned-away.${state.code}`);
    return state.status === "invalid" ? desk("turned-away.bad-request") : null;
  };
  const words = said();
  if (words === null) return null;
  return (
    <p className="said said--no">
      <Icon name="warning" />
      <span>{words}</span>
    </p>
  );
}

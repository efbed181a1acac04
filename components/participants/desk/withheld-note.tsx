"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { confirmPersonAction } from "@/lib/participants/actions/correct";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime } from "@/lib/platform/dates/format";

interface WithheldNoteProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
  mayConfirm: boolean;
  timeZone: string;
  language: string;
}

/** That what was answered before the address was corrected is not shown there yet, and who ends that. */
export function WithheldNote({ detail, address, mayConfirm, timeZone, language }: WithheldNoteProps) {
  const t = useTranslations("desk-registrations.withheld");
  const client = useQueryClient();
  if (!detail.withheldSince) return null;
  const date = formatDayAndTime(new Date(detail.withheldSince), timeZone, language);
  return (
    <section className="said said--note" aria-label={t("title")}>
      <p>{t("text", { date })}</p>
      {mayConfirm ? (
        <DeskForm
          name="confirm-person"
          action={confirmPersonAction}
          hidden={{ ...address, registration: detail.id }}
          submit={t("confirm")}
          look="text"
          done={t("done")}
          onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
        >
          {null}
        </DeskForm>
      ) : (
        <p className="small">{t("ask")}</p>
      )}
    </section>
  );
}

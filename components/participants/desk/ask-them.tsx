"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { sendLinkAction } from "@/lib/participants/actions/send-again";

interface AskThemProps {
  registration: string;
  address: { school: string; edition: string };
}

/** What nobody answers for somebody else is asked of them: by the link to their own page. */
export function AskThem({ registration, address }: AskThemProps) {
  const t = useTranslations("desk-registrations.ask-them");
  const client = useQueryClient();
  return (
    <DeskForm
      name="ask-them"
      action={sendLinkAction}
      hidden={{ ...address, registration }}
      submit={t("submit")}
      look="outlined"
      done={t("done")}
      onDone={() => void client.invalidateQueries({ queryKey: ["registrations"] })}
    >
      <p className="small muted">{t("text")}</p>
    </DeskForm>
  );
}

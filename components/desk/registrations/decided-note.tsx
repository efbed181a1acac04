"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { takeBackDecisionsAction } from "@/lib/registration/actions/take-back";
import { DeskForm } from "../desk-form";

/** What the last decision did. */
export interface DecidedCount {
  registrations: readonly string[];
  decided: number;
  left: number;
}

interface DecidedNoteProps {
  last: DecidedCount;
  address: { school: string; edition: string };
  close: () => void;
}

/** How many were decided and how many stayed as they were, and the way back. Stays until it is closed. */
export function DecidedNote({ last, address, close }: DecidedNoteProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  return (
    <div className="said said--undo" role="status">
      <p>{t("decided.what", { decided: last.decided, left: last.left })}</p>
      <DeskForm
        key={last.registrations.join()}
        name="take-back"
        action={takeBackDecisionsAction}
        hidden={address}
        submit={t("decided.undo")}
        look="text"
        done={t("decided.undone")}
        onDone={() => {
          void client.invalidateQueries({ queryKey: ["registrations"] });
          close();
        }}
      >
        {last.registrations.map((id) => (
          <input key={id} type="hidden" name="registrations" value={id} readOnly />
        ))}
      </DeskForm>
      <button type="button" className="act" onClick={close}>
        {t("decided.close")}
      </button>
    </div>
  );
}

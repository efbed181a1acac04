"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { focusAnswer } from "@/components/forms/focus-answer";
import { takeBackDecisionsAction } from "@/lib/participants/actions/take-back";

/** What the last decision did. */
export interface DecidedCount {
  registrations: readonly string[];
  decided: number;
  left: number;
  /** How many of the waiting list got what became free. */
  letIn: number;
}

interface DecidedNoteProps {
  last: DecidedCount;
  address: { school: string; edition: string };
  close: () => void;
}

/**
 * How many were decided and how many stayed as they were, and the way back, named for where it leads. Then what taking it
 * back did. Stays until it is closed. The focus goes to it: what was decided with folds itself away or leaves with its rows.
 */
export function DecidedNote({ last, address, close }: DecidedNoteProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const [undone, setUndone] = useState<{ back: number; waiting: number; left: number } | null>(null);
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for what taking back did
  useEffect(() => focusAnswer(note.current), [undone]);
  if (undone)
    return (
      <div ref={note} className="said said--undo" role="status" tabIndex={-1}>
        <p>{t("decided.undone", undone)}</p>
        <button type="button" className="act" onClick={close}>
          {t("decided.close")}
        </button>
      </div>
    );
  return (
    <div ref={note} className="said said--undo" role="status" tabIndex={-1}>
      <p>{t("decided.what", { decided: last.decided, left: last.left })}</p>
      {last.letIn > 0 ? <p>{t("decided.let-in", { count: last.letIn })}</p> : null}
      <DeskForm
        key={last.registrations.join()}
        name="take-back"
        action={takeBackDecisionsAction}
        hidden={address}
        submit={last.letIn > 0 ? t("decided.to-list") : t("decided.undo")}
        look="text"
        onDone={(value) => {
          void client.invalidateQueries({ queryKey: ["registrations"] });
          setUndone(value);
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

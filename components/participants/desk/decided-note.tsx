"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { focusAnswer } from "@/components/forms/focus-answer";
import { takeBackDecisionsAction } from "@/lib/participants/actions/take-back";
import { inWords, onClock } from "./time-left";
import { useTimeLeft } from "./use-time-left";

/** What the last decision did. */
export interface DecidedCount {
  registrations: readonly string[];
  decided: number;
  left: number;
  /** How many of the waiting list got what became free. */
  letIn: number;
  /** For how long it can be undone; 0: not at all. */
  undoSeconds: number;
  /** What was decided, and about whom or how many. */
  what?: string | undefined;
}

interface DecidedNoteProps {
  last: DecidedCount;
  address: { school: string; edition: string };
  close: () => void;
}

/**
 * How many were decided and how many stayed as they were, and while there is one the way back with the time that is left;
 * then what taking it back did. Stays until it is closed. The focus goes to it: what was decided with folds itself away or
 * leaves with its rows. The seconds are for the eye: aloud it is said once that they are over.
 */
export function DecidedNote({ last, address, close }: DecidedNoteProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const [undone, setUndone] = useState<{ back: number; left: number } | null>(null);
  const { note: seconds = 0 } = useTimeLeft({ note: last.undoSeconds });
  const note = useRef<HTMLDivElement>(null);
  const isOver = seconds === 0 && last.undoSeconds > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for what taking back did
  useEffect(() => focusAnswer(note.current), [undone]);
  useEffect(() => {
    // The button that had the focus is gone.
    if (isOver && document.activeElement === document.body) note.current?.focus({ preventScroll: true });
  }, [isOver]);
  return (
    <div ref={note} className="said said--undo" role="status" tabIndex={-1}>
      {undone ? (
        <p>{t("decided.undone", undone)}</p>
      ) : (
        <>
          <p>
            {last.what
              ? [last.what, last.left > 0 && t("decided.left", { count: last.left })]
                  .filter(Boolean)
                  .join(" ")
              : t("decided.what", { decided: last.decided, left: last.left })}
          </p>
          {last.letIn > 0 ? <p>{t("decided.let-in", { count: last.letIn })}</p> : null}
          {last.undoSeconds > 0 ? (
            <p>{isOver ? t("decided.over") : t("decided.waits", inWords(last.undoSeconds))}</p>
          ) : null}
        </>
      )}
      {!undone && seconds > 0 ? (
        <>
          <DeskForm
            key={last.registrations.join()}
            name="take-back"
            action={takeBackDecisionsAction}
            hidden={address}
            submit={t("decided.undo")}
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
          <span aria-hidden="true">{t("undo.left", onClock(seconds))}</span>
        </>
      ) : null}
      <button type="button" className="act" onClick={close}>
        {t("decided.close")}
      </button>
    </div>
  );
}

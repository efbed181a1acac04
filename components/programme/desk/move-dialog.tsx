"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import styles from "@/components/desk/sheet.module.css";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { Icon } from "@/components/ui/icon";
import { unscheduleSlotAction } from "@/lib/programme/actions/programme";
import { ScheduleForm, type ScheduleFormProps } from "./schedule-form";
import type { LastMove } from "./undo-move";

interface MoveDialogProps extends Omit<ScheduleFormProps, "onDone"> {
  /** Told what was done, if anything. */
  close: (done: LastMove | null) => void;
}

/** The way to schedule or move something: a native dialog, so that Escape and the focus work as everywhere. */
export function MoveDialog({ close, ...rest }: MoveDialogProps) {
  const t = useTranslations("desk-programme");
  const { item } = rest;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby="move-title"
      // Escape closes it with the board's own state: by itself it would be hidden a moment before the board knows, and
      // whoever opens it again in that moment would see nothing.
      onCancel={(event) => {
        event.preventDefault();
        close(null);
      }}
      // In development React opens it twice: the event of the first closing comes when it is open again.
      onClose={() => (dialog.current?.open ? undefined : close(null))}
    >
      <div className="row row--spread">
        <h2 id="move-title" dir="auto" lang={rest.item.lang ?? undefined}>
          {rest.item.title}
        </h2>
        <button type="button" className="act" onClick={() => close(null)}>
          <Icon name="close" /> {t("close")}
        </button>
      </div>
      <ScheduleForm
        {...rest}
        onDone={(slotId) => close({ did: item.slotId ? "moved" : "scheduled", item, slotId })}
      />
      {item.slotId && item.sessionId ? (
        <DeskForm
          name="take-off"
          action={unscheduleSlotAction}
          hidden={{ ...rest.address, slot: item.slotId, version: item.version }}
          submit={t("take-off")}
          look="text"
          onDone={() => close({ did: "taken-off", item, slotId: null })}
        />
      ) : null}
    </dialog>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { checkMoveAction, moveSlotAction, scheduleSessionAction } from "@/lib/programme/actions/programme";
import styles from "./board.module.css";
import type { BoardTarget } from "./board-target";
import type { BoardItem, Moment } from "./board-view";
import { MoveFindings, useMoveCheck } from "./move-findings";

interface HeldCardProps {
  item: BoardItem;
  target: BoardTarget;
  moment: Moment;
  /** Room and time in words. */
  place: string;
  /** Minutes by which arrows take it. */
  step: number;
  address: { school: string; edition: string };
  /** A pointer holds it, and knows what to do. */
  dragged: boolean;
  /** It was let go: it is put where it is. */
  dropped: boolean;
  /** Takes it where a key says; false: the key is none of ours. */
  go: (key: string) => boolean;
  /** Told the slot it has then; null: it is put back where it was. */
  close: (slotId: string | null) => void;
}

/**
 * A card that is held over the board: arrows take it to another room or time, which is said with what would clash there; Enter puts
 * it there, Escape leaves it where it was.
 */
export function HeldCard(props: HeldCardProps) {
  const { item, target, moment, place, step, address, dragged, dropped, go, close } = props;
  const t = useTranslations("desk-programme");
  const held = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const who = { ...address, session: item.sessionId ?? "", slot: item.slotId ?? "" };
  const check = useMoveCheck(fields, who, (form) => checkMoveAction({ status: "idle" }, form));
  useEffect(() => {
    const before = document.activeElement;
    held.current?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each place
  useEffect(check.ask, [target.room, target.minute, target.minutes]);
  useEffect(() => {
    if (dropped) held.current?.querySelector("form")?.requestSubmit();
  }, [dropped]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      close(null);
    } else if (!event.altKey && !event.ctrlKey && !event.metaKey && go(event.key)) event.preventDefault();
  };
  const { date, time, choose } = moment;
  const there = { room: target.room, date, time, minutes: target.minutes, choose };
  const shared = {
    name: "held",
    submit: t("held.put"),
    done: t("scheduled"),
    onDone: ({ slotId }: { slotId: string }) => close(slotId),
    secondary: (
      <button type="button" className="act" onClick={() => close(null)}>
        {t("put-back")}
      </button>
    ),
  };
  // Not among what names the record: with another place it is the same form still.
  const where = (
    <div ref={fields}>
      {Object.entries(there).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <MoveFindings answer={check.answer} />
    </div>
  );
  return (
    <div
      ref={held}
      className={dragged && !dropped ? `${styles.held} ${styles["is-dragged"]}` : styles.held}
      role="application"
      aria-label={t("held.title", { title: item.title })}
      aria-describedby="held-hint"
      onKeyDown={onKeyDown}
    >
      <p>
        <b dir="auto" lang={item.lang ?? undefined}>
          {item.title}
        </b>{" "}
        <span role="status">{place}</span>
      </p>
      <p className="hint" id="held-hint">
        {t("held.hint", { step })}
      </p>
      {item.slotId ? (
        <DeskForm
          {...shared}
          action={moveSlotAction}
          hidden={{ ...address, slot: item.slotId, version: item.version }}
        >
          {where}
        </DeskForm>
      ) : (
        <DeskForm {...shared} action={scheduleSessionAction} hidden={{ ...address, session: item.sessionId }}>
          {where}
        </DeskForm>
      )}
    </div>
  );
}

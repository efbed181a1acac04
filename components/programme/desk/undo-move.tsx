"use client";

import { useTranslations } from "next-intl";
import { DeskForm } from "@/components/forms/desk/desk-form";
import {
  moveSlotAction,
  scheduleSessionAction,
  unscheduleSlotAction,
} from "@/lib/programme/actions/programme";
import type { BoardItem } from "./board-view";

/** What was done with a card, and how it lay before. */
export interface LastMove {
  did: "moved" | "scheduled" | "taken-off";
  /** As it was before. */
  item: BoardItem;
  /** The slot it has now; none when it was taken off. */
  slotId: string | null;
}

interface UndoMoveProps {
  last: LastMove;
  address: { school: string; edition: string };
  close: (undone: boolean) => void;
}

/** What happened to a card and the way back. Somebody else's change meanwhile is not undone: the action refuses. */
export function UndoMove({ last, address, close }: UndoMoveProps) {
  const t = useTranslations("desk-programme");
  const { item, did, slotId } = last;
  const shared = {
    name: "undo-move",
    submit: t("undo.button"),
    look: "text" as const,
    done: t("undo.done"),
    onDone: () => close(true),
  };
  const { room, date, time, minutes, choose } = item;
  const before = { room: room ?? "", date, time, minutes, choose };
  return (
    <div className="said said--undo" role="status">
      <p>{t(`undo.${did}`, { title: item.title })}</p>
      {did === "moved" ? (
        <DeskForm
          {...shared}
          action={moveSlotAction}
          // Moved once since it was read.
          hidden={{ ...address, ...before, slot: slotId, version: item.version + 1 }}
        />
      ) : null}
      {did === "scheduled" ? (
        <DeskForm
          {...shared}
          action={unscheduleSlotAction}
          hidden={{ ...address, slot: slotId, version: 1 }}
        />
      ) : null}
      {did === "taken-off" ? (
        <DeskForm
          {...shared}
          action={scheduleSessionAction}
          hidden={{ ...address, ...before, session: item.sessionId }}
        />
      ) : null}
      <button type="button" className="act" onClick={() => close(false)}>
        {t("close")}
      </button>
    </div>
  );
}

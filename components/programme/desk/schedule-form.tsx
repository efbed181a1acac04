"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import styles from "@/components/forms/desk/side-by-side.module.css";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { checkMoveAction, moveSlotAction, scheduleSessionAction } from "@/lib/programme/actions/programme";
import type { BoardDay, BoardItem, BoardRoom, Moment } from "./board-view";
import { MoveFindings, useMoveCheck } from "./move-findings";

export interface ScheduleFormProps {
  item: BoardItem;
  /** Where it is wanted, when picked on the grid. */
  wanted?: (Moment & { room: string }) | null;
  days: readonly BoardDay[];
  /** The clocks show an hour twice in one of the nights: the form can say which is meant. */
  asksHour: boolean;
  rooms: readonly BoardRoom[];
  address: { school: string; edition: string };
  /** Told the slot it has now. */
  onDone?: (slotId: string) => void;
}

/** When and where: room, day, time, length; while one chooses it says what would clash. */
export function ScheduleForm({ item, wanted, days, asksHour, rooms, address, onDone }: ScheduleFormProps) {
  const t = useTranslations("desk-programme");
  const fields = useRef<HTMLDivElement>(null);
  const who = { ...address, session: item.sessionId ?? "", slot: item.slotId ?? "" };
  const check = useMoveCheck(fields, who, (form) => checkMoveAction({ status: "idle" }, form));
  const shared = {
    name: `place-${item.slotId ?? item.sessionId}`,
    submit: item.slotId ? t("move.submit") : t("schedule.submit"),
    done: t("scheduled"),
    ...(onDone ? { onDone: ({ slotId }: { slotId: string }) => onDone(slotId) } : {}),
  };
  const body = (
    <div ref={fields} onChange={check.ask} className="place-fields">
      <SelectField
        name="room"
        label={t("room")}
        value={wanted?.room ?? item.room ?? ""}
        options={[
          { value: "", label: item.kind === "break" ? t("all-rooms") : t("room-open") },
          ...rooms.map((room) => ({ value: room.id, label: room.name })),
        ]}
      />
      <div className={styles["side-by-side"]}>
        <SelectField
          name="date"
          label={t("day")}
          value={wanted?.date ?? item.date}
          options={days.map((day) => ({ value: day.date, label: day.label }))}
        />
        <TextField name="time" label={t("time")} type="time" value={wanted?.time ?? item.time} />
        <TextField name="minutes" label={t("minutes")} type="number" value={item.minutes} />
      </div>
      {asksHour ? (
        <SelectField
          name="choose"
          label={t("choose")}
          optional
          value={wanted?.choose ?? item.choose}
          options={[
            { value: "", label: "–" },
            ...(["earlier", "later"] as const).map((value) => ({ value, label: t(`choose-${value}`) })),
          ]}
        />
      ) : null}
      <MoveFindings answer={check.answer} />
    </div>
  );
  return item.slotId ? (
    <DeskForm
      {...shared}
      action={moveSlotAction}
      hidden={{ ...address, slot: item.slotId, version: item.version }}
    >
      {body}
    </DeskForm>
  ) : (
    <DeskForm {...shared} action={scheduleSessionAction} hidden={{ ...address, session: item.sessionId }}>
      {body}
    </DeskForm>
  );
}

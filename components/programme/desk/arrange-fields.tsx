"use client";

import { useTranslations } from "next-intl";
import styles from "@/components/forms/desk/side-by-side.module.css";
import { SelectField, type SelectOption } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { ArrangeAsked } from "./arrange-asked";

interface OfferedSlot extends SelectOption {
  kind: "session" | "break" | "blocker";
  inRoom: boolean;
}

export interface ArrangeFieldsProps {
  asked: ArrangeAsked & { day: string };
  days: readonly SelectOption[];
  rooms: readonly SelectOption[];
  slots: readonly OfferedSlot[];
  waiting: readonly SelectOption[];
}

/** What each act has to know. */
export function ArrangeFields({ asked, days, rooms, slots, waiting }: ArrangeFieldsProps) {
  const t = useTranslations("arrange");
  const board = useTranslations("desk-programme");
  const none = { value: "", label: "–" };
  const day = <SelectField name="day" label={t("day")} options={days} value={asked.day} />;
  if (asked.act === "shift")
    return (
      <>
        {day}
        <div className={styles["side-by-side"]}>
          <TextField
            name="from"
            label={t("from")}
            hint={t("from-hint")}
            optional
            type="time"
            value={asked.from}
          />
          <TextField name="until" label={t("until")} hint={t("until-hint")} optional type="time" value="" />
        </div>
        <SelectField
          name="room"
          label={t("room")}
          options={[{ value: "", label: t("all-rooms") }, ...rooms]}
          value={asked.room}
        />
        <div className={styles["side-by-side"]}>
          <TextField name="minutes" label={board("minutes")} type="number" short value="" />
          <SelectField
            name="way"
            label={t("way")}
            options={(["later", "earlier"] as const).map((value) => ({ value, label: t(`way-${value}`) }))}
            value="later"
          />
        </div>
      </>
    );
  if (asked.act === "fill")
    return (
      <>
        {day}
        <SelectField name="room" label={t("room")} options={[none, ...rooms]} value={asked.room} />
        <TextField name="from" label={t("gap-from")} hint={t("gap-hint")} type="time" value={asked.from} />
        <SelectField
          name="session"
          label={t("session")}
          options={[{ value: "", label: t("all-that-fit") }, ...waiting]}
          value={asked.session}
        />
      </>
    );
  if (asked.act === "copy")
    return (
      <SelectField
        name="slot"
        label={t("break")}
        hint={t("break-hint")}
        options={[none, ...slots.filter(({ kind, inRoom }) => kind !== "session" && inRoom)]}
        value={asked.slot}
      />
    );
  return (
    <>
      <SelectField name="slot" label={t("one")} options={[none, ...slots]} value={asked.slot} />
      <SelectField name="other" label={t("other")} options={[none, ...slots]} value={asked.other} />
    </>
  );
}

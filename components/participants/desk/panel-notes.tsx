"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { TextField } from "@/components/forms/text-field";
import { Typed } from "@/components/ui/localised";
import {
  addNoteAction,
  bringBackNoteAction,
  editNoteAction,
  removeNoteAction,
} from "@/lib/participants/actions/note";
import type { RegistrationDetail } from "@/lib/participants/schema/filter";
import { formatDayAndTime } from "@/lib/platform/dates/format";
import { MarkNote, type WayBack } from "./mark-note";
import styles from "./registration-panel.module.css";

interface PanelNotesProps {
  detail: RegistrationDetail;
  address: { school: string; edition: string };
  timeZone: string;
  language: string;
}

/** What the team wrote down about somebody, for itself; each says who wrote it and when. */
export function PanelNotes({ detail, address, timeZone, language }: PanelNotesProps) {
  const t = useTranslations("desk-registrations.notes");
  const client = useQueryClient();
  const [last, setLast] = useState<{ said: string; back: WayBack | null; turn: number } | null>(null);
  const readAgain = () => void client.invalidateQueries({ queryKey: ["registrations"] });
  const note = (said: string, back: WayBack | null = null) => {
    setLast((before) => ({ said, back, turn: (before?.turn ?? 0) + 1 }));
    readAgain();
  };
  const day = (at: string) => formatDayAndTime(new Date(at), timeZone, language);
  const mayWrite = detail.marks !== null;
  if (!mayWrite && detail.notes.length === 0) return null;
  return (
    <section>
      <h3 className="above-5">{t("title")}</h3>
      {last ? <MarkNote key={last.turn} said={last.said} back={last.back} readAgain={readAgain} /> : null}
      {detail.notes.length === 0 ? <p className="small muted">{t("none")}</p> : null}
      <ul className={`plain ${styles.notes}`}>
        {detail.notes.map(({ id, text, version, at, edited, by, mine }) => (
          <li key={id}>
            <p className="lines">
              <Typed>{text}</Typed>
            </p>
            <p className="small muted">
              {t.rich("by", {
                name: mine ? t("by-you") : (by ?? t("by-gone")),
                who: (name) => <bdi>{name}</bdi>,
                date: day(at),
              })}
              {edited ? `, ${t("edited", { date: day(edited) })}` : null}
            </p>
            {mayWrite ? (
              <div className="no-print">
                {mine ? (
                  <details className="fold">
                    <summary>{t("edit-open")}</summary>
                    <DeskForm
                      key={version}
                      name={`note-${id}`}
                      action={editNoteAction}
                      hidden={{ ...address, note: id, version }}
                      submit={t("edit")}
                      look="outlined"
                      onDone={() => note(t("saved"))}
                    >
                      <TextField name="text" label={t("editing")} value={text} rows={3} maxLength={4000} />
                    </DeskForm>
                  </details>
                ) : null}
                <DeskForm
                  name={`remove-note-${id}`}
                  action={removeNoteAction}
                  hidden={{ ...address, note: id, version }}
                  submit={t("remove", { date: day(at) })}
                  look="text"
                  onDone={() =>
                    note(t("removed"), { action: bringBackNoteAction, hidden: { ...address, note: id } })
                  }
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <div className="no-print">
          <DeskForm
            name="note"
            action={addNoteAction}
            hidden={{ ...address, registrations: detail.id }}
            submit={t("add")}
            icon="plus"
            look="outlined"
            again
            onDone={() => note(t("added"))}
          >
            <TextField name="text" label={t("label")} hint={t("hint")} value="" rows={3} maxLength={4000} />
          </DeskForm>
        </div>
      ) : null}
    </section>
  );
}

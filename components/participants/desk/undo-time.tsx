"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { Typed } from "@/components/ui/localised";
import { takeBackDecisionsAction } from "@/lib/participants/actions/take-back";
import { type UndoRun, undoneNow } from "@/lib/participants/rules/undo-run";
import type { UndoableNow } from "@/lib/participants/schema/filter";
import { formatTime } from "@/lib/platform/dates/format";
import { onClock } from "./time-left";
import { UndoAll } from "./undo-all";
import styles from "./undo-time.module.css";
import { focusOnScreen } from "./use-panel-focus";
import { useTimeLeft } from "./use-time-left";

interface UndoTimeProps {
  undoable: UndoableNow;
  /** Who has the way back elsewhere on the page already. */
  without?: readonly string[];
  address: { school: string; edition: string };
  timeZone: string;
  language: string;
}

/** Named one by one up to so many. */
const MOST_NAMED = 5;

/**
 * Who was decided about a moment ago, whoever did it, each with the way back while there is one. Without scripts the page
 * says until when; with them the buttons go when the time is over, and nothing is read aloud each second.
 */
export function UndoTime({ undoable, without = [], address, timeZone, language }: UndoTimeProps) {
  const t = useTranslations("desk-registrations");
  const client = useQueryClient();
  const [run, setRun] = useState<UndoRun | null>(null);
  const all = undoneNow(run, undoable.more);
  const people = undoable.people.filter(({ id }) => !without.includes(id));
  const left = useTimeLeft(Object.fromEntries(people.map(({ id, seconds }) => [id, seconds])));
  const open = people.filter(({ id }) => (left[id] ?? 0) > 0);
  const isOver = people.length > 0 && open.length === 0;
  const readAgain = () => void client.invalidateQueries({ queryKey: ["registrations"] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the last time has ended
  useEffect(() => {
    if (!isOver) return;
    if (document.activeElement === document.body) focusOnScreen();
    readAgain();
  }, [isOver]);
  const [first] = open;
  if (!first && !run?.isGoing) return null;
  const undo = (name: string, submit: string, ids: readonly string[]) => (
    <DeskForm
      key={name}
      name={name}
      action={takeBackDecisionsAction}
      hidden={address}
      submit={submit}
      look="text"
      onDone={() => {
        focusOnScreen();
        readAgain();
      }}
    >
      {ids.map((id) => (
        <input key={id} type="hidden" name="registrations" value={id} readOnly />
      ))}
    </DeskForm>
  );
  return (
    <section className={`${styles.list} said said--note no-print`} aria-labelledby="undo-time">
      <p id="undo-time">
        {t("undo.title", { count: (first ? undoable.more : all)?.count ?? open.length })}{" "}
        {first ? (
          <>
            <time dateTime={first.until}>
              {t("undo.until", { time: formatTime(new Date(first.until), timeZone, language) })}
            </time>{" "}
            <span aria-hidden="true">{t("undo.left", onClock(left[first.id] ?? 0))}</span>
          </>
        ) : null}
      </p>
      {open.length > MOST_NAMED ? null : (
        <ul>
          {open.map(({ id, fullName, state }) => (
            <li key={id}>
              <Typed>{fullName}</Typed> ({t(`state.${state}`)}){" "}
              {undo(`undo-${id}`, t("undo.one", { name: fullName }), [id])}
            </li>
          ))}
        </ul>
      )}
      {all ? <UndoAll {...{ all, run, setRun, address }} onDone={readAgain} /> : null}
      {open.length > 1 && !all
        ? undo(
            "undo-all",
            t("undo.all", { count: open.length }),
            open.map(({ id }) => id),
          )
        : null}
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { takeBackAllAction } from "@/lib/participants/actions/take-back";
import { afterPart, startRun, type UndoRun } from "@/lib/participants/rules/undo-run";
import type { UndoableNow } from "@/lib/participants/schema/filter";
import { focusOnScreen } from "./use-panel-focus";

interface UndoAllProps {
  all: NonNullable<UndoableNow["more"]>;
  /** How far it is; null: nobody began. It is kept where the list is read anew. */
  run: UndoRun | null;
  setRun: (next: (run: UndoRun | null) => UndoRun) => void;
  address: { school: string; edition: string };
  onDone: () => void;
}

/**
 * Undoes more decisions than are named, request by request: each does a part and says with whom to go on. Without JavaScript the
 * page says how many are left, with the same button.
 */
export function UndoAll({ all, run, setRun, address, onDone }: UndoAllProps) {
  const t = useTranslations("desk-registrations");
  const { asOf, count } = all;
  const { parts = 0, back = 0, left = 0, after = null, isGoing = false } = run ?? {};
  const seen = useRef(parts);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reaction per answer, however often the page renders
  useEffect(() => {
    if (parts === seen.current) return;
    seen.current = parts;
    if (isGoing) return box.current?.querySelector("form")?.requestSubmit();
    focusOnScreen();
    onDone();
  }, [parts]);
  return (
    <div ref={box}>
      {parts > 0 ? <p role="status">{t("decided.undone", { back, left })}</p> : null}
      <DeskForm
        name="undo-everybody"
        action={takeBackAllAction}
        hidden={{ ...address, asOf, after: after ?? "" }}
        submit={t("undo.all", { count })}
        look="text"
        done={t("decided.undone", { back, left })}
        beforeSend={() => {
          setRun((before) => startRun(before, all));
          return true;
        }}
        onDone={(part) => setRun((before) => afterPart(before ?? startRun(null, all), part))}
      />
    </div>
  );
}

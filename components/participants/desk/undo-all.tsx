"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { takeBackAllAction } from "@/lib/participants/actions/take-back";
import type { UndoableNow } from "@/lib/participants/schema/filter";
import { focusOnScreen } from "./use-panel-focus";

interface UndoAllProps {
  more: NonNullable<UndoableNow["more"]>;
  address: { school: string; edition: string };
  onDone: () => void;
}

/**
 * Undoes more decisions than are named, request by request: each does a part and says with whom to go on. Without JavaScript the
 * page says how many are left, with the same button.
 */
export function UndoAll({ more, address, onDone }: UndoAllProps) {
  const t = useTranslations("desk-registrations");
  const [so, setSo] = useState<{ back: number; left: number; after: string | null } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one reaction per answer, however often the page renders
  useEffect(() => {
    if (!so) return;
    if (so.after !== null) return box.current?.querySelector("form")?.requestSubmit();
    focusOnScreen();
    onDone();
  }, [so]);
  return (
    <div ref={box}>
      {so ? <p role="status">{t("decided.undone", { back: so.back, left: so.left })}</p> : null}
      <DeskForm
        name="undo-everybody"
        action={takeBackAllAction}
        hidden={{ ...address, asOf: more.asOf, after: so?.after ?? "" }}
        submit={t("undo.all", { count: more.count })}
        look="text"
        done={t("decided.undone", { back: so?.back ?? 0, left: so?.left ?? 0 })}
        onDone={({ back, left, after }) =>
          setSo((before) => ({ back: (before?.back ?? 0) + back, left: (before?.left ?? 0) + left, after }))
        }
      />
    </div>
  );
}

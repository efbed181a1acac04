"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { useFormAction } from "@/components/forms/use-form-action";
import { Icon } from "@/components/ui/icon";
import type { FormState } from "@/lib/platform/action";
import type { DeskAction } from "./desk-form";
import type { DeskRefusal } from "./desk-refusal";
import styles from "./drag-order.module.css";
import { FormOutcome } from "./form-outcome";
import { useDrag } from "./use-drag";

interface DragOrderProps {
  /** What the buttons of a row send, too: `to` and `before`. */
  action: DeskAction<unknown, DeskRefusal>;
  /** The field that names the row. */
  idKey: string;
  /** What every move carries, too: the address of the list. */
  hidden: Record<string, string>;
  /** What stands in the list, in its order: a row each. */
  order: ReadonlyArray<{ id: string; name: string; lang: string | undefined }>;
  children: ReactNode;
}

/**
 * Around a list whose rows are put in order: a row is taken by its grip, with a pointer or a finger, and what is said before
 * it is let go is where it lands. The buttons of a row do the same by one place, and need no script. Whichever way a row went,
 * where it stands now is said, and the focus stays with it.
 */
export function DragOrder({ action: move, idKey, hidden, order, children }: DragOrderProps) {
  const t = useTranslations("form-order");
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const [said, say] = useState<ReactNode>(null);
  const [renewing, renew] = useTransition();
  const action = useFormAction(move);
  const { state, send, pending } = action;
  const attempt = state.status === "idle" ? "" : state.attempt;
  const busy = pending || renewing;
  /** Who was moved last, and by which button: until the list stands in its new order. */
  const moving = useRef<{ id: string; to: string } | null>(null);
  useEffect(() => setReady(true), []);

  const naming = (id: string) => {
    const one = order.find((other) => other.id === id);
    return {
      what: one?.name ?? "",
      name: (chunks: ReactNode) => <bdi lang={one?.lang}>{chunks}</bdi>,
    };
  };
  const drag = useDrag(box, order, !busy, (id, before) => {
    if (before === undefined) return say(t("stays"));
    moving.current = { id, to: "drop" };
    const form = new FormData();
    const fields = { ...hidden, [idKey]: id, to: before ? "before" : "end", before: before ?? "" };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    send(form);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: one reaction per answer, however often the page renders
  useEffect(() => {
    if (attempt === "") return;
    if (state.status === "done") renew(() => router.refresh());
    else {
      moving.current = null;
      outcome.current?.focus();
    }
  }, [attempt]);

  const standing = order.map(({ id }) => id).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the order is another one
  useEffect(() => {
    const moved = moving.current;
    moving.current = null;
    if (!moved) return;
    const place = order.findIndex(({ id }) => id === moved.id) + 1;
    say(t.rich("moved", { place, count: order.length, ...naming(moved.id) }));
    // A row that went to an end has lost the button that sent it there; one that was drawn anew has lost the focus.
    if (moved.to !== "drop" && !box.current?.contains(document.activeElement)) {
      const row = box.current?.querySelector(`[data-grip="${moved.id}"]`)?.closest("li");
      const buttons = [...(row?.querySelectorAll<HTMLButtonElement>("button[type=submit]") ?? [])];
      const same = buttons.find((button) => sentBy(button.form, idKey)?.to === moved.to);
      (same ?? buttons[0])?.focus();
    }
  }, [standing]);

  const { dragged } = drag;
  return (
    <div
      ref={box}
      className={styles.order}
      data-ready={ready || undefined}
      data-dragging={dragged ? "" : undefined}
      aria-busy={busy}
      onSubmitCapture={(event) => {
        moving.current = sentBy(event.target as HTMLFormElement, idKey);
      }}
      {...drag.handlers}
    >
      <FormOutcome
        ref={outcome}
        id="drag-order-answer"
        state={(state.status === "done" ? { status: "idle" } : state) as FormState<unknown, DeskRefusal>}
        formName="drag-order"
        plain={false}
        quiet
      />
      <p className={dragged ? styles.lands : "vh"} role="status">
        {dragged ? (
          dragged.before === undefined ? (
            t("stays")
          ) : (
            <>
              {t.rich(dragged.before ? "before" : "end", {
                ...{ place: dragged.place, count: order.length },
                ...naming(dragged.before ?? ""),
              })}{" "}
              {t("escape")}
            </>
          )
        ) : (
          said
        )}
      </p>
      {children}
    </div>
  );
}

/** What a form of a row moves, and whereto. */
function sentBy(form: HTMLFormElement | null, idKey: string): { id: string; to: string } | null {
  const data = form ? new FormData(form) : null;
  const [id, to] = [data?.get(idKey), data?.get("to")];
  return typeof id === "string" && typeof to === "string" ? { id, to } : null;
}

/** What a row is taken by; without scripts there is nothing to take hold of. */
export function Grip({ id, title }: { id: string; title: string }) {
  return (
    <span className={styles.grip} data-grip={id} title={title}>
      <Icon name="grip" />
    </span>
  );
}

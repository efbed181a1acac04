"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { edgeStep, landing } from "./landing";

/** A finger or hand that trembles has not begun to drag. */
const BEGINS = 4;

/** A row that is held: where it would land, and before whom; null: at the end; undefined: where it is. */
export interface Dragged {
  id: string;
  place: number;
  before: string | null | undefined;
}

/**
 * Takes rows of a list by their grips (`data-grip`) with a mouse, a pen or a finger. Escape, and whatever ends the pointer, leaves
 * the row where it is.
 * @param drop what to do with a row that is let go; `before` undefined: it stays
 */
export function useDrag(
  box: RefObject<HTMLElement | null>,
  order: ReadonlyArray<{ id: string }>,
  enabled: boolean,
  drop: (id: string, before: string | null | undefined) => void,
) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const held = useRef<{ id: string; pointer: number; from: number; y: number; begun: boolean } | null>(null);
  const frame = useRef(0);
  const now = useRef<Dragged | null>(null);

  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("ul.rows > li") ?? [])];
  const mark = (next: Dragged | null) => {
    now.current = next;
    setDragged(next);
    const all = rows();
    for (const row of all) {
      delete row.dataset.drop;
      delete row.dataset.dragged;
    }
    if (!next) return;
    const own = order.findIndex(({ id }) => id === next.id);
    const dragged = all[own];
    if (dragged) dragged.dataset.dragged = "";
    if (next.before === undefined) return;
    const target = order.findIndex(({ id }) => id === next.before);
    const row = next.before === null ? all.at(-1) : all[target];
    if (row) row.dataset.drop = next.before === null ? "after" : "before";
  };
  const look = () => {
    const one = held.current;
    if (!one?.begun) return;
    const middles = rows().map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    const ids = order.map(({ id }) => id);
    const next = { id: one.id, ...landing(ids, one.id, middles, one.y) };
    if (next.before !== now.current?.before || next.id !== now.current?.id) mark(next);
  };
  const scroll = () => {
    const one = held.current;
    if (!one) return;
    const by = edgeStep(one.y, window.innerHeight);
    if (one.begun && by !== 0) {
      window.scrollBy({ top: by, behavior: "instant" });
      look();
    }
    frame.current = requestAnimationFrame(scroll);
  };
  const end = (drops: boolean) => {
    const one = held.current;
    const last = now.current;
    held.current = null;
    cancelAnimationFrame(frame.current);
    mark(null);
    if (one?.begun) drop(one.id, drops ? last?.before : undefined);
  };
  const ends = useRef(end);
  ends.current = end;

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !held.current) return;
      event.preventDefault();
      event.stopPropagation();
      ends.current(false);
    };
    window.addEventListener("keydown", leave, true);
    return () => {
      window.removeEventListener("keydown", leave, true);
      cancelAnimationFrame(frame.current);
    };
  }, []);

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const grip = (event.target as Element).closest<HTMLElement>("[data-grip]");
      if (!grip || !enabled || event.button !== 0 || held.current) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      const { pointerId: pointer, clientY: y } = event;
      held.current = { id: grip.dataset.grip ?? "", pointer, from: y, y, begun: false };
      frame.current = requestAnimationFrame(scroll);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const one = held.current;
      if (one?.pointer !== event.pointerId) return;
      one.y = event.clientY;
      one.begun ||= Math.abs(one.y - one.from) > BEGINS;
      look();
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (held.current?.pointer === event.pointerId) end(true);
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      if (held.current?.pointer === event.pointerId) end(false);
    },
  };
  return { dragged, handlers };
}

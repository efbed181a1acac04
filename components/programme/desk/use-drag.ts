"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import type { BoardTarget } from "./board-target";
import type { BoardItem } from "./board-view";

interface DragActs {
  /** Takes a card into the hand, by the id of what takes it; null: it can't be. */
  take: (id: string) => BoardItem | null;
  /** Where the card would lie now: what changes of it. */
  move: (target: Partial<BoardTarget>) => void;
  /** It is let go where it is, or put back. */
  drop: () => void;
  cancel: () => void;
  /** Minutes by which it goes. */
  step: number;
}

/** A finger that stays so long means the card; one that moves before means the page. */
const LONG_PRESS_MS = 400;
/** So far a pointer may tremble. */
const SLACK = 6;
/** So near the edge of the window the page scrolls, by so much each frame. */
const EDGE = 56;
const SCROLL = 12;

interface Point {
  x: number;
  y: number;
}

/**
 * Cards that are dragged by a pointer, or by a finger after a long press, so that a page still scrolls; at their lower edge they get
 * longer or shorter. Escape ends it. What is dragged is a card in the hand like any other: here it only learns where it is.
 * @returns what the element around the board and the cards without a time does on `pointerdown`
 */
export function useDrag(acts: DragActs) {
  const latest = useRef(acts);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => () => running.current?.abort(), []);

  return (event: PointerEvent<HTMLElement>) => {
    const pressed = event.target as Element;
    const id = pressed.closest<HTMLElement>("[data-card]")?.dataset.card;
    if (event.button !== 0 || !id || pressed.closest("button, input, :any-link:not([data-name])")) return;
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    const { signal } = run;
    const root = event.currentTarget;
    const lengthens = pressed.closest("[data-lengthen]") !== null;
    const first: Point = { x: event.clientX, y: event.clientY };
    let at = first;
    let item: BoardItem | null = null;
    let grab = 0;
    let inside = false;

    const follow = () => {
      const place = placeAt(root, at);
      inside = place !== null;
      if (!item || !place) return;
      const { step, move } = latest.current;
      const snapped = (minutes: number) => Math.round(minutes / step) * step;
      if (lengthens) move({ minutes: Math.max(step, snapped(place.minute - item.start)) });
      // Not before the first hour that is shown: the board would grow under the pointer.
      else move({ room: place.room, minute: Math.max(place.from, snapped(place.minute - grab)) });
    };
    const begin = () => {
      item = latest.current.take(id);
      if (!item) return run.abort();
      const place = placeAt(root, first);
      grab = item.slotId !== null && place ? place.minute - item.start : 0;
      document.documentElement.dataset.dragging = "";
      signal.addEventListener("abort", () => delete document.documentElement.dataset.dragging);
      const scroll = () => {
        if (signal.aborted) return;
        const by = at.y < EDGE ? -SCROLL : at.y > window.innerHeight - EDGE ? SCROLL : 0;
        if (by !== 0) {
          window.scrollBy(0, by);
          follow();
        }
        requestAnimationFrame(scroll);
      };
      requestAnimationFrame(scroll);
      follow();
    };
    const press = event.pointerType === "touch" ? setTimeout(begin, LONG_PRESS_MS) : undefined;
    signal.addEventListener("abort", () => clearTimeout(press));
    const far = () => Math.hypot(at.x - first.x, at.y - first.y) > SLACK;

    document.addEventListener(
      "pointermove",
      (moved) => {
        at = { x: moved.clientX, y: moved.clientY };
        if (item) follow();
        else if (far()) {
          if (press === undefined) begin();
          else run.abort();
        }
      },
      { signal },
    );
    document.addEventListener(
      "pointerup",
      () => {
        const { drop, cancel } = latest.current;
        if (item) {
          // The link under the pointer is not meant.
          const swallow = (click: Event) => {
            click.preventDefault();
            click.stopPropagation();
          };
          document.addEventListener("click", swallow, { capture: true, once: true });
          setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
          if (inside) drop();
          else cancel();
        }
        run.abort();
      },
      { signal },
    );
    const giveUp = () => {
      if (item) latest.current.cancel();
      run.abort();
    };
    document.addEventListener("pointercancel", giveUp, { signal });
    document.addEventListener("keydown", ({ key }) => (key === "Escape" ? giveUp() : undefined), { signal });
    const still = (other: Event) => {
      if (item || press === undefined) other.preventDefault();
    };
    document.addEventListener("touchmove", (touched) => (item ? touched.preventDefault() : undefined), {
      ...{ signal, passive: false },
    });
    for (const kind of ["selectstart", "dragstart", "contextmenu"])
      document.addEventListener(kind, still, { signal });
  };
}

/** Which room and minute of the board a point lies on; null where it lies beside it, and where the board is a list. */
function placeAt(root: Element, { x, y }: Point) {
  const heads = [...root.querySelectorAll<HTMLElement>("[data-room]")];
  const head = heads.find((one) => {
    const { left, right } = one.getBoundingClientRect();
    return x >= left && x < right;
  });
  const hours = root.querySelectorAll<HTMLElement>("[data-minute]");
  const [first, last] = [hours[0], hours[hours.length - 1]];
  if (!head || !first || !last) return null;
  const { top, height } = first.getBoundingClientRect();
  if (height === 0 || y < top || y > last.getBoundingClientRect().bottom) return null;
  const from = Number(first.dataset.minute);
  return { room: head.dataset.room ?? "", from, minute: from + ((y - top) / height) * 60 };
}

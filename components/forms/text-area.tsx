"use client";

import { type ComponentPropsWithoutRef, useLayoutEffect, useRef, useState } from "react";

type TextAreaProps = ComponentPropsWithoutRef<"textarea"> & { id: string };

/**
 * Several lines of text. React writes what was stored into a text area again when it takes over a page, and each time it
 * draws one again: whoever had begun to type lost it, and whoever had selected something typed before it. Nothing is
 * written that stands there already. (React 19.3; its lines and ticks are left as they stand.)
 */
export function TextArea(props: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [takenOver] = useState(() => keepStanding(props.id));
  useLayoutEffect(() => {
    takenOver?.();
    if (area.current) keepDrawn(area.current);
  }, [takenOver]);
  return <textarea {...props} ref={area} />;
}

/**
 * Keeps React from writing into the text area that the server drew under this id: at any moment, also between two keys.
 * @returns to be called when React has taken it over: what is written then is meant; null where there is none
 */
function keepStanding(id: string): (() => void) | null {
  if (typeof document === "undefined") return null;
  const area = document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement)) return null;
  const drawn = area.defaultValue;
  keepDrawn(area);
  shadow(area, "value", (value) => value !== drawn);
  return () => {
    Reflect.deleteProperty(area, "value");
  };
}

/** The same text written once more changes nothing but where the cursor stands: it is not written. */
function keepDrawn(area: HTMLTextAreaElement): void {
  shadow(area, "defaultValue", (value, standing) => value !== standing);
}

/** Puts a property of this one before that of its kind, which is written only where `isNew` says so. */
function shadow(
  area: HTMLTextAreaElement,
  name: "value" | "defaultValue",
  isNew: (value: string, standing: string) => boolean,
) {
  const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name);
  const read = (): string => own?.get?.call(area);
  Object.defineProperty(area, name, {
    configurable: true,
    get: read,
    set: (value: string) => {
      if (isNew(value, read())) own?.set?.call(area, value);
    },
  });
}

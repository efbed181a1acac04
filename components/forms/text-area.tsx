"use client";

import { type ComponentProps, useLayoutEffect, useState } from "react";

type TextAreaProps = ComponentProps<"textarea"> & { id: string };

/**
 * Several lines of text. When React takes over a page it draws every text area anew with what was stored: whoever had
 * begun to type lost it, and whoever had put the cursor somewhere typed at the beginning. (React 19.3; its lines and
 * ticks are left as they stand.)
 */
export function TextArea(props: TextAreaProps) {
  const [takenOver] = useState(() => keepStanding(props.id));
  useLayoutEffect(() => takenOver?.(), [takenOver]);
  return <textarea {...props} />;
}

/**
 * Keeps React from writing into the text area that the server drew under this id: at any moment, also between two keys.
 * @returns to be called when React has taken it over; null where there is none
 */
function keepStanding(id: string): (() => void) | null {
  if (typeof document === "undefined") return null;
  const area = document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement)) return null;
  const drawn = area.defaultValue;
  shadow(area, "defaultValue", (value) => value !== drawn);
  shadow(area, "value", (value) => value !== drawn);
  return () => {
    Reflect.deleteProperty(area, "defaultValue");
    Reflect.deleteProperty(area, "value");
  };
}

/** Puts a property of this one before that of its kind, which is written only where `isNew` says so. */
function shadow(
  area: HTMLTextAreaElement,
  name: "value" | "defaultValue",
  isNew: (value: string) => boolean,
) {
  const own = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, name);
  Object.defineProperty(area, name, {
    configurable: true,
    get: () => own?.get?.call(area),
    set: (value: string) => {
      if (isNew(value)) own?.set?.call(area, value);
    },
  });
}

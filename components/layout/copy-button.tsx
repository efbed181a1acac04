"use client";

import { useEffect, useId, useRef } from "react";
import { armCopy } from "./arm-copy";

/** A text to take along: a field to select it from, and with JavaScript a button that copies it. */
export function CopyButton({
  text,
  label,
  copy,
  copied,
}: {
  text: string;
  label: string;
  copy: string;
  copied: string;
}) {
  const id = useId();
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => (part.current ? armCopy(part.current) : undefined), []);
  return (
    <div ref={part}>
      <label className="small muted" htmlFor={id}>
        {label}
      </label>
      <input id={id} className="in" readOnly value={text} />
      <button hidden type="button" className="act">
        {copy}
      </button>{" "}
      <span role="status" data-said={copied} />
    </div>
  );
}

"use client";

import { useEffect, useId, useRef, useState } from "react";

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
  const field = useRef<HTMLInputElement>(null);
  const [ready, setReady] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setReady(true), []);
  const act = async () => {
    // Where the clipboard is not given, the text is marked for the hand.
    field.current?.select();
    await navigator.clipboard?.writeText(text).then(
      () => setSaid(copied),
      () => {},
    );
  };
  return (
    <div>
      <label className="small muted" htmlFor={id}>
        {label}
      </label>
      <input ref={field} id={id} className="in" readOnly value={text} />
      {ready && (
        <button type="button" className="act" onClick={act}>
          {copy}
        </button>
      )}
      <span role="status"> {said}</span>
    </div>
  );
}

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
 * Keeps what stands in the text area that the server drew under this id, and the place in it, until React has it.
 * @returns to be called when React has it; null where there is none
 */
function keepStanding(id: string): (() => void) | null {
  if (typeof document === "undefined") return null;
  const area = document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement)) return null;
  let standing = read(area);
  const look = () => {
    standing = read(area);
  };
  const putBack = () => {
    if (area.value !== standing.value) area.value = standing.value;
    if (document.activeElement === area) area.setSelectionRange(standing.from, standing.to, standing.way);
  };
  // Told before anybody can press the next key.
  const drawn = new MutationObserver(putBack);
  drawn.observe(area, { childList: true, characterData: true, subtree: true });
  area.addEventListener("input", look);
  document.addEventListener("selectionchange", look);
  return () => {
    if (drawn.takeRecords().length > 0) putBack();
    drawn.disconnect();
    area.removeEventListener("input", look);
    document.removeEventListener("selectionchange", look);
  };
}

const read = ({ value, selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement) => ({
  value,
  from: selectionStart,
  to: selectionEnd,
  way: selectionDirection,
});

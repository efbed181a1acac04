"use client";

import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

/** Opens the browser's print window; not there without JavaScript, where the browser's own menu prints as well. */
export function PrintAct({ text }: { text: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button type="button" className="act" onClick={() => window.print()}>
      <Icon name="print" /> {text}
    </button>
  );
}

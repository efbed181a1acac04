"use client";

import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

interface PrintButtonProps {
  text: string;
  /** The act of a page that is there to be printed. */
  main?: boolean;
}

/** Opens the browser's print window; not there without JavaScript, where the browser's own menu prints as well. */
export function PrintButton({ text, main = false }: PrintButtonProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const print = () => window.print();
  const sign = <Icon name="print" />;
  if (main)
    return (
      <button type="button" className="btn" onClick={print}>
        <span>{text}</span>
        {sign}
      </button>
    );
  return (
    <button type="button" className="act" onClick={print}>
      {sign} {text}
    </button>
  );
}

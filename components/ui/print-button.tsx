"use client";

import { useEffect, useRef } from "react";
import { armPrint } from "./arm-print";
import { Icon } from "./icon";

interface PrintButtonProps {
  text: string;
  /** The act of a page that is there to be printed. */
  main?: boolean;
}

/** Opens the browser's print window; not shown without JavaScript. */
export function PrintButton({ text, main = false }: PrintButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (button.current ? armPrint(button.current) : undefined), []);
  const sign = <Icon name="print" />;
  if (main)
    return (
      <button ref={button} hidden type="button" className="btn">
        <span>{text}</span>
        {sign}
      </button>
    );
  return (
    <button ref={button} hidden type="button" className="act">
      {sign} {text}
    </button>
  );
}

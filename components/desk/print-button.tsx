"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's print window. */
export function PrintButton({ text }: { text: string }) {
  return (
    <Button type="button" sign="print" onClick={() => window.print()}>
      {text}
    </Button>
  );
}

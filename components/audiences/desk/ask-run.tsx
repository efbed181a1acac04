"use client";

import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { askByLinkAction } from "@/lib/audiences/actions/asking";
import type { AskingProgress } from "@/lib/audiences/schema";

interface AskRunProps {
  address: { school: string; edition: string };
  /** How often it was asked when the page was read. */
  seen: number;
  submit: string;
  done: string;
  meanwhile: string;
}

/**
 * Asks everybody, request by request: each does some parts, and the page says how far it is. Without JavaScript its button
 * goes on.
 */
export function AskRun({ address, seen, submit, done, meanwhile }: AskRunProps) {
  const [now, setNow] = useState<AskingProgress | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (now && !now.finished) box.current?.querySelector("form")?.requestSubmit();
  }, [now]);
  return (
    <div ref={box}>
      <DeskForm
        name="ask-by-link"
        action={askByLinkAction}
        hidden={{ ...address, seen }}
        submit={submit}
        icon="arrow"
        done={done}
        meanwhile={meanwhile}
        onDone={setNow}
      />
    </div>
  );
}

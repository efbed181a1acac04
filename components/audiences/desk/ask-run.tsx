"use client";

import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { askByLinkAction } from "@/lib/audiences/actions/asking";
import type { AskingProgress } from "@/lib/audiences/schema";

interface AskRunProps {
  address: { school: string; edition: string };
  /** How often it was asked when the page was read, without a round that was cut off. */
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
  const goesOn = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (now && !now.finished) goesOn.current?.form?.requestSubmit(goesOn.current);
  }, [now]);
  return (
    <div>
      <DeskForm
        name="ask-by-link"
        action={askByLinkAction}
        hidden={{ ...address, seen }}
        submit={submit}
        icon="arrow"
        done={done}
        meanwhile={meanwhile}
        onDone={setNow}
        // Names its round: where somebody else has finished that meanwhile, nobody is asked a second time.
        secondary={now ? <button ref={goesOn} type="submit" name="round" value={now.round} hidden /> : null}
      />
    </div>
  );
}

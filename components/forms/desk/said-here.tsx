"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { focusAnswer } from "../focus-answer";
import { type DeskAction, DeskForm } from "./desk-form";
import type { DeskRefusal } from "./desk-refusal";
import { takeSaid } from "./said-at";
import { type Said, SaidContext } from "./said-context";

/**
 * Around a list whose rows go away by their own forms: what happened is said above the list and focused, with the way
 * back beside it. `first` is what an earlier page did, if its form did not leave it in the tab (`sayAt`). Without JavaScript the list itself shows it.
 */
export function SaidHere({ first, children }: { first?: Said; children: ReactNode }) {
  const t = useTranslations("desk-ui");
  const [said, setSaid] = useState<(Said & { at: number }) | null>(first ? { ...first, at: 0 } : null);
  const region = useRef<HTMLDivElement>(null);
  const say = (next: Said) => setSaid({ ...next, at: Date.now() });
  useEffect(() => {
    const text = takeSaid();
    if (text) setSaid({ text, at: Date.now() });
  }, []);
  useEffect(() => {
    if (said) focusAnswer(region.current);
  }, [said]);
  return (
    <SaidContext value={say}>
      <div ref={region} role="status" tabIndex={-1} className={said ? "said said--undo" : undefined}>
        {said ? (
          <>
            <p>{said.text}</p>
            {said.undo ? (
              <DeskForm
                key={said.at}
                name="undo-said"
                action={said.undo.action as DeskAction<unknown, DeskRefusal>}
                hidden={said.undo.hidden}
                submit={said.undo.submit}
                look="text"
                done={said.undo.done}
                goesAway
              />
            ) : null}
            <button type="button" className="act" onClick={() => setSaid(null)}>
              {t("close")}
            </button>
          </>
        ) : null}
      </div>
      {children}
    </SaidContext>
  );
}

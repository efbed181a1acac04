"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type DeskAction, DeskForm } from "@/components/forms/desk/desk-form";
import type { DeskRefusal } from "@/components/forms/desk/desk-refusal";
import { focusAnswer } from "@/components/forms/focus-answer";

/** The opposite of an act, as a form of its own. */
export interface WayBack {
  action: DeskAction<unknown, DeskRefusal>;
  hidden: Record<string, string | null>;
}

interface MarkNoteProps {
  said: string;
  back: WayBack | null;
  readAgain: () => void;
}

/** What was done, with the way back; the focus goes to it, as what it was done with may have gone. */
export function MarkNote({ said, back, readAgain }: MarkNoteProps) {
  const t = useTranslations("desk-registrations.marks");
  const [undone, setUndone] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for what taking back did
  useEffect(() => focusAnswer(note.current), [undone]);
  return (
    <div ref={note} className="said said--undo" role="status" tabIndex={-1}>
      <p>{undone ? t("undone") : said}</p>
      {back && !undone ? (
        <DeskForm
          name="undo-mark"
          action={back.action}
          hidden={back.hidden}
          submit={t("undo")}
          look="text"
          onDone={() => {
            setUndone(true);
            readAgain();
          }}
        />
      ) : null}
    </div>
  );
}

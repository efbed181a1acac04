"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { goOnBulkAction, undoBulkAction } from "@/lib/participants/actions/bulk";
import type { BulkProgress } from "@/lib/participants/schema/bulk";
import { inWords } from "../time-left";
import { BULK_STATUS } from "./bulk-status";

interface BulkRunProps {
  name: "go-on" | "undo";
  address: { school: string; edition: string; bulk: string };
  submit: string;
  /** Of how many. */
  total: number;
  /** Nobody is left to do it to. */
  idle?: boolean;
  /** For how long it can still be undone. */
  seconds?: number | null;
}

/**
 * Does a bulk act, or undoes it, request by request: each does a part and says how far it is. Without JavaScript the page
 * says it, with the button to go on.
 */
export function BulkRun({ name, address, submit, total, idle = false, seconds = null }: BulkRunProps) {
  const t = useTranslations("desk-bulk");
  const router = useRouter();
  const [now, setNow] = useState<BulkProgress | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!now) return;
    if (now.finished) router.refresh();
    else box.current?.querySelector("form")?.requestSubmit();
  }, [now, router]);
  const finished = now?.finished === true;
  // Its button goes with it: whoever pressed it hears from where they are what came of it.
  useEffect(() => {
    if (!finished) return;
    return () => document.getElementById(BULK_STATUS)?.focus();
  }, [finished]);
  if (idle) return <p className="muted">{t("nobody")}</p>;
  return (
    <div ref={box}>
      {now ? (
        <p role="status">
          <progress max={total} value={name === "go-on" ? now.done : undefined} aria-label={t("progress")} />{" "}
          {name === "go-on" ? t("so-far", { done: now.done, total: now.done + now.left }) : t("undoing")}
        </p>
      ) : null}
      <DeskForm
        name={`bulk-${name}`}
        action={name === "go-on" ? goOnBulkAction : undoBulkAction}
        hidden={address}
        submit={submit}
        look={name === "go-on" ? "filled" : "outlined"}
        meanwhile={t("meanwhile")}
        onDone={setNow}
      />
      {seconds === null ? null : <p className="small muted">{t("seconds", inWords(seconds))}</p>}
    </div>
  );
}

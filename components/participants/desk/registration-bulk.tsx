"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { BulkBar } from "@/components/desk/data-table/bulk-bar";
import sheet from "@/components/desk/sheet.module.css";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import { DecideForm } from "./decide-form";
import type { DecidedCount } from "./decided-note";
import { focusOnScreen } from "./use-panel-focus";

interface RegistrationBulkProps {
  selected: readonly RegistrationRow[];
  /** Said before something is done to them; "" where there is nothing to say. */
  warning: string;
  /** Where everything else is done to them. */
  more: string;
  address: { school: string; edition: string };
  clear: () => void;
  onDecided: (decided: DecidedCount) => void;
}

/** What can be done with the ticked registrations at once. */
export function RegistrationBulk({
  selected,
  warning,
  more,
  address,
  clear,
  onDecided,
}: RegistrationBulkProps) {
  const t = useTranslations("desk-registrations");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  // Once the form is in it, and to its first question: by itself a dialog gives the focus to where its answer will stand.
  useEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  }, [open]);
  const addresses = [...new Set(selected.map((row) => row.email))];
  return (
    <BulkBar
      label={t("selected-label")}
      status={copied ? t("copied") : t("selected", { count: selected.length })}
      clear={{
        text: t("clear-selection"),
        act: () => {
          clear();
          focusOnScreen();
        },
      }}
    >
      <button type="button" onClick={() => setOpen(true)}>
        {t("decide.open")}
      </button>
      <a href={more}>{t("ticked-more")}</a>
      <button
        type="button"
        onClick={() => navigator.clipboard.writeText(addresses.join("\n")).then(() => setCopied(true))}
      >
        {t("copy-addresses")}
      </button>
      <dialog
        ref={dialog}
        className={sheet.sheet}
        aria-labelledby="bulk-title"
        onClose={() => setOpen(false)}
      >
        <h2 id="bulk-title">{t("selected", { count: selected.length })}</h2>
        {warning ? <p className="said said--note">{warning}</p> : null}
        {open ? (
          <DecideForm
            name="decide-many"
            registrations={selected}
            address={address}
            onDone={(decided) => {
              onDecided(decided);
              dialog.current?.close();
              clear();
            }}
          />
        ) : null}
        <button type="button" className="act" onClick={() => dialog.current?.close()}>
          {t("close-panel")}
        </button>
      </dialog>
    </BulkBar>
  );
}

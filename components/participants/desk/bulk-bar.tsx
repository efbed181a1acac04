"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import sheet from "@/components/desk/sheet.module.css";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import styles from "./bulk-bar.module.css";
import { DecideForm } from "./decide-form";
import type { DecidedCount } from "./decided-note";

interface BulkBarProps {
  selected: readonly RegistrationRow[];
  address: { school: string; edition: string };
  clear: () => void;
  onDecided: (decided: DecidedCount) => void;
}

/** What can be done with the ticked registrations at once. */
export function BulkBar({ selected, address, clear, onDecided }: BulkBarProps) {
  const t = useTranslations("desk-registrations");
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  if (selected.length === 0) return null;
  const addresses = [...new Set(selected.map((row) => row.email))];
  return (
    <section className={styles.bulk} aria-label={t("selected-label")}>
      <p role="status">{copied ? t("copied") : t("selected", { count: selected.length })}</p>
      <button
        type="button"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {t("decide.open")}
      </button>
      <button
        type="button"
        onClick={() => navigator.clipboard.writeText(addresses.join("\n")).then(() => setCopied(true))}
      >
        {t("copy-addresses")}
      </button>
      <button type="button" onClick={clear}>
        {t("clear-selection")}
      </button>
      <dialog
        ref={dialog}
        className={sheet.sheet}
        aria-labelledby="bulk-title"
        onClose={() => setOpen(false)}
      >
        <h2 id="bulk-title">{t("selected", { count: selected.length })}</h2>
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
    </section>
  );
}

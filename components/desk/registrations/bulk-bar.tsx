"use client";

import { useTranslations } from "next-intl";
import type { RegistrationRow } from "@/lib/registration/schema/desk-filter";

interface BulkBarProps {
  selected: readonly RegistrationRow[];
  clear: () => void;
}

/** What can be done with the ticked registrations at once. */
export function BulkBar({ selected, clear }: BulkBarProps) {
  const t = useTranslations("desk-registrations");
  if (selected.length === 0) return null;
  const addresses = [...new Set(selected.map((row) => row.email))];
  return (
    <section className="bulk" aria-label={t("selected-label")}>
      <p role="status">{t("selected", { count: selected.length })}</p>
      <button type="button" onClick={() => navigator.clipboard.writeText(addresses.join("\n"))}>
        {t("copy-addresses")}
      </button>
      <button type="button" onClick={clear}>
        {t("clear-selection")}
      </button>
    </section>
  );
}

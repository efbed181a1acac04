"use client";

import { useTranslations } from "next-intl";
import { LISTED_STATES } from "@/lib/participants/schema/filter";
import styles from "./registration-tabs.module.css";
import type { useTableAddress } from "./use-table-address";

interface RegistrationTabsProps {
  counts: Partial<Record<string, number>>;
  state: string | null;
  link: ReturnType<typeof useTableAddress>["link"];
}

/** One tab per state with its count. Drafts are a number only: nobody reads what is not sent. */
export function RegistrationTabs({ counts, state, link }: RegistrationTabsProps) {
  const t = useTranslations("desk-registrations");
  const all = LISTED_STATES.reduce((sum, key) => sum + (counts[key] ?? 0), 0);
  return (
    <nav className="tabs above-5" aria-label={t("by-state")}>
      <a {...link({ state: null })} aria-current={state === null ? "page" : undefined}>
        {t("all")} <small>{all}</small>
      </a>
      {LISTED_STATES.map((key) => (
        <a key={key} {...link({ state: key })} aria-current={state === key ? "page" : undefined}>
          {t(`state.${key}`)} <small>{counts[key] ?? 0}</small>
        </a>
      ))}
      {counts.draft ? (
        <span className={styles["tab-note"]}>
          {t("state.draft")} <small>{counts.draft}</small>
        </span>
      ) : null}
    </nav>
  );
}

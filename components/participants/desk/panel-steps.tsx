"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { TableLink } from "@/components/desk/data-table/address";
import { Icon } from "@/components/ui/icon";
import styles from "./registration-panel.module.css";

interface PanelStepsProps {
  /** The registrations of the list, in its order. */
  ids: readonly string[];
  open: string;
  link: TableLink;
  go: (change: { open: string }) => void;
}

/** To the one before and the next of the list: by a link, and by Alt with an arrow wherever nothing is typed or chosen. */
export function PanelSteps({ ids, open, link, go }: PanelStepsProps) {
  const t = useTranslations("desk-registrations.steps");
  const at = ids.indexOf(open);
  const before = at > 0 ? ids[at - 1] : undefined;
  const next = at >= 0 ? ids[at + 1] : undefined;
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const to = event.key === "ArrowUp" ? before : event.key === "ArrowDown" ? next : undefined;
      if (!to || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // There these keys write, choose or open.
      if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
      event.preventDefault();
      go({ open: to });
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, [before, next, go]);
  if (at < 0) return null;
  return (
    <nav className="row no-print" aria-label={t("label")}>
      {before ? (
        <a className="act" {...link({ open: before })} aria-keyshortcuts="Alt+ArrowUp">
          <Icon name="back" /> {t("before")}
        </a>
      ) : null}
      {next ? (
        <a className="act" {...link({ open: next })} aria-keyshortcuts="Alt+ArrowDown">
          {t("next")} <Icon name="arrow" />
        </a>
      ) : null}
      <span className={`small muted ${styles.keys}`}>{t("keys")}</span>
    </nav>
  );
}

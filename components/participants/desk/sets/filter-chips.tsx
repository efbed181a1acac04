"use client";

import { useLocale, useTranslations } from "next-intl";
import type { TableLink } from "@/components/desk/data-table/address";
import { Icon } from "@/components/ui/icon";
import { readFilters, writeFilters } from "@/lib/audiences/schema/people-set";
import { filterText } from "./filter-text";
import styles from "./sets.module.css";
import type { Subject } from "./subjects";

interface FilterChipsProps {
  filters: string;
  subjects: readonly Subject[];
  link: TableLink;
}

/** The filters that are set, each with the way to take it out. */
export function FilterChips({ filters, subjects, link }: FilterChipsProps) {
  const t = useTranslations("desk-sets");
  const locale = useLocale();
  const read = readFilters(filters) ?? [];
  if (read.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t("set")}>
      {read.map((filter, index) => {
        const text = filterText(filter, subjects, t, locale);
        return (
          <li key={writeFilters([filter])} className={styles.chip}>
            <span dir="auto">{text}</span>
            <a {...link({ filters: writeFilters(read.filter((_, other) => other !== index)) })}>
              <Icon name="close" />
              <span className="vh">{t("remove", { filter: text })}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import type { TableLink } from "@/components/desk/data-table/address";
import { Icon } from "@/components/ui/icon";
import { type PeopleFilter, readFilters, writeFilters } from "@/lib/audiences/schema/people-set";
import { formatIsoDay } from "@/lib/platform/dates/format";
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

type Words = ReturnType<typeof useTranslations<"desk-sets">>;

/** A filter in words. */
function filterText(filter: PeopleFilter, subjects: readonly Subject[], t: Words, locale: string): string {
  const { by, of, how, values } = filter;
  const subject = subjects.find(({ id }) => id === (of ? `${by}:${of}` : by));
  const what = subject?.label ?? t("unknown");
  const say = (value: string) => {
    const option = subject?.options.find((one) => one.value === value)?.label;
    if (option) return option;
    return subject?.input === "date" && value !== "" ? formatIsoDay(value, locale) : value;
  };
  if (by === "told" || by === "consent") return t(`chip.${by}-${how === "filled" ? "yes" : "no"}`, { what });
  if (by === "later") return what;
  if (by === "person") return t("chip.person", { count: values.length });
  if ((how === "filled" || how === "empty") && by !== "answer") return t(`chip.there-${how}`, { what });
  if (how === "between") {
    const [from = "", to = ""] = values;
    const which = from === "" ? "until" : to === "" ? "from" : "between";
    return t(`chip.${which}`, { what, from: say(from), to: say(to) });
  }
  return t(`chip.${how}`, { what, values: values.map(say).join(", ") });
}

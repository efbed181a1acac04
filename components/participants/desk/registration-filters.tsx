"use client";

import { useTranslations } from "next-intl";
import { type Choice, TableFilters } from "@/components/desk/data-table/table-filters";
import type { useTableAddress } from "@/components/desk/data-table/use-table-address";

interface RegistrationFiltersProps {
  base: string;
  current: URLSearchParams;
  categories: readonly Choice[];
  countries: readonly Choice[];
  /** Whether people are asked something later. */
  asksLater: boolean;
  go: ReturnType<typeof useTableAddress>["go"];
}

/** Search by name, cooperative or address; filters that leave a choice; the order, for those who see no column headings. */
export function RegistrationFilters({
  base,
  current,
  categories,
  countries,
  asksLater,
  go,
}: RegistrationFiltersProps) {
  const t = useTranslations("desk-registrations");
  const filter = (name: string, label: string, all: string, options: readonly Choice[]) =>
    options.length < 2
      ? []
      : [{ name, label, value: current.get(name) ?? "", options: [{ value: "", label: all }, ...options] }];
  return (
    <TableFilters
      base={base}
      label={t("filters")}
      search={{ label: t("search-label"), hint: t("search"), value: current.get("q") ?? "" }}
      filters={[
        ...filter("category", t("category"), t("all-categories"), categories),
        ...filter("country", t("country"), t("all-countries"), countries),
        ...(asksLater || current.has("answers")
          ? [
              {
                name: "answers",
                label: t("answers.title"),
                value: current.get("answers") ?? "",
                options: [
                  { value: "", label: t("answers.all") },
                  { value: "missing", label: t("answers.missing") },
                ],
              },
            ]
          : []),
        {
          name: "sort",
          label: t("order.title"),
          options: ORDERS.map(([value, text]) => ({ value, label: t(`order.${text}`) })),
          value:
            current
              .get("sort")
              ?.replace(/^-(?=name|affiliation)/, "")
              .replace("-sent", "") ?? "",
        },
      ]}
      kept={{ state: current.get("state") }}
      submit={t("show")}
      go={go}
    />
  );
}

const ORDERS = [
  ["", "newest"],
  ["sent", "oldest"],
  ["name", "name"],
  ["affiliation", "affiliation"],
  ["queue", "queue"],
] as const;

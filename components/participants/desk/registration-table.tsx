"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { TableLink } from "@/components/desk/data-table/address";
import type { Column, Row } from "@/components/desk/data-table/columns";
import { SelectableTable } from "@/components/desk/data-table/selectable-table";
import { Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import { formatShortDate } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { DecidedCount } from "./decided-note";
import { RegistrationBulk } from "./registration-bulk";

interface RegistrationTableProps {
  rows: readonly RegistrationRow[];
  sort: string;
  open: string | null;
  link: TableLink;
  languages: readonly string[];
  language: string;
  timeZone: string;
  selectable: boolean;
  address: { school: string; edition: string };
  onDecided: (decided: DecidedCount) => void;
  empty: ReactNode;
  children: ReactNode;
}

/** The registrations as rows that open the panel; ticked ones are decided together. */
export function RegistrationTable(props: RegistrationTableProps) {
  const { rows, open, link, languages, language, timeZone } = props;
  const t = useTranslations("desk-registrations");
  const columns = useMemo<Column[]>(
    () => [
      { id: "name", header: t("name"), sortable: true, kind: "title" },
      { id: "affiliation", header: t("coop"), sortable: true, kind: "line" },
      { id: "category", header: t("category"), kind: "words" },
      { id: "needs", header: t("interpreting") },
      { id: "state", header: t("state.title"), kind: "state" },
      { id: "sent", header: t("sent"), sortable: true, kind: "when" },
    ],
    [t],
  );
  const shown = useMemo<Row[]>(
    () =>
      rows.map((row) => ({
        id: row.id,
        name: row.fullName,
        cells: {
          name: (
            <>
              <a
                {...link({ open: row.id })}
                id={`open-${row.id}`}
                aria-current={row.id === open ? "true" : undefined}
              >
                <Typed>{row.fullName}</Typed>
              </a>{" "}
              <span>{row.email}</span>
            </>
          ),
          affiliation: (
            <>
              <Typed>{row.affiliation || "–"}</Typed> <span>{row.country}</span>
            </>
          ),
          category: <Typed>{localise(row.category, language, languages)?.text ?? "–"}</Typed>,
          needs: row.needs.join(", ").toUpperCase() || "–",
          state: <StateBadge state={row.state} text={t(`state.${row.state}`)} />,
          sent: row.submittedAt ? (
            <time dateTime={row.submittedAt}>
              {formatShortDate(new Date(row.submittedAt), timeZone, language)}
            </time>
          ) : (
            "–"
          ),
        },
      })),
    [rows, t, link, open, language, languages, timeZone],
  );
  return (
    <SelectableTable
      label={t("title")}
      columns={columns}
      rows={shown}
      sort={props.sort}
      link={link}
      open={open}
      ticks={
        props.selectable
          ? {
              all: t("select-all", { count: rows.length }),
              one: (name) => t("select-one", { name }),
            }
          : null
      }
      empty={props.empty}
      bulk={(selected, clear) => (
        <RegistrationBulk
          selected={rows.filter(({ id }) => selected.includes(id))}
          address={props.address}
          clear={clear}
          onDecided={props.onDecided}
        />
      )}
    >
      {props.children}
    </SelectableTable>
  );
}

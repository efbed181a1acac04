"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { TableLink } from "@/components/desk/data-table/address";
import type { Column, Row } from "@/components/desk/data-table/columns";
import { SelectableTable } from "@/components/desk/data-table/selectable-table";
import { Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import type { RegistrationRow } from "@/lib/participants/schema/filter";
import { cellTexts } from "./cell-texts";
import type { DecidedCount } from "./decided-note";
import { tickedSearch } from "./registration-address";
import { RegistrationBulk } from "./registration-bulk";
import styles from "./registration-table.module.css";
import { columnChoices } from "./sets/columns";
import type { Subject } from "./sets/subjects";

interface RegistrationTableProps {
  /** The address of the table, without a query, and its query now. */
  base: string;
  current: URLSearchParams;
  rows: readonly RegistrationRow[];
  sort: string;
  /** Which stand beside the name. */
  columns: readonly string[];
  subjects: readonly Subject[];
  open: string | null;
  link: TableLink;
  languages: readonly string[];
  language: string;
  timeZone: string;
  selectable: boolean;
  /** Said before something is done to ticked people; "" where there is nothing to say. */
  warning: string;
  address: { school: string; edition: string };
  onDecided: (decided: DecidedCount) => void;
  empty: ReactNode;
  children: ReactNode;
}

/** The registrations as rows that open the panel; ticked ones are decided together. */
export function RegistrationTable(props: RegistrationTableProps) {
  const { rows, open, link, languages, language, timeZone } = props;
  const t = useTranslations("desk-registrations");
  const sets = useTranslations("desk-sets");
  const site = useTranslations("site");
  const columns = useMemo<Column[]>(() => {
    const choices = new Map(columnChoices(props.subjects, sets, t).map((column) => [column.id, column]));
    const shownColumns = props.columns.flatMap((id) => choices.get(id) ?? []);
    return [{ id: "name", header: t("name"), sortable: true, kind: "title" }, ...shownColumns];
  }, [t, sets, props.subjects, props.columns]);
  const team = useMemo(() => {
    const members = props.subjects.find(({ id }) => id === "assignee")?.options ?? [];
    return new Map(members.map(({ value, label }) => [value, label]));
  }, [props.subjects]);
  const shown = useMemo<Row[]>(() => {
    const words = { t, sets, site, language, languages, timeZone, team };
    return rows.map((row) => {
      const texts = cellTexts(row, words);
      const said = (id: string) => <Typed>{texts[id] || "–"}</Typed>;
      return {
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
              {said("affiliation")} <span>{row.country}</span>
            </>
          ),
          category: said("category"),
          needs: texts.needs || "–",
          state: <StateBadge state={row.state} text={texts.state ?? ""} />,
          sent: row.submittedAt ? <time dateTime={row.submittedAt}>{texts.sent}</time> : "–",
          reference: texts.reference || "–",
          mode: texts.mode,
          language: texts.language,
          tags: said("tags"),
          assignee: said("assignee"),
          ...Object.fromEntries(
            Object.keys(texts).flatMap((id) => (id.startsWith("answer:") ? [[id, said(id)]] : [])),
          ),
        },
      };
    });
  }, [rows, t, sets, site, team, link, open, language, languages, timeZone]);
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
              form: { id: "ticked", name: "person" },
            }
          : null
      }
      empty={props.empty}
      bulk={(selected, clear) => (
        <RegistrationBulk
          selected={rows.filter(({ id }) => selected.includes(id))}
          more={`${props.base}/bulk?${tickedSearch(props.current, selected)}`}
          address={props.address}
          warning={props.warning}
          clear={clear}
          onDecided={props.onDecided}
        />
      )}
    >
      {props.children}
      {props.selectable ? (
        <form id="ticked" action={`${props.base}/bulk`} className={styles.unscripted}>
          {/* Nobody ticked is nobody, and not all. */}
          <input type="hidden" name="person" value="" readOnly />
          {["filters", "columns"].map((key) =>
            props.current.get(key) ? (
              <input key={key} type="hidden" name={key} value={props.current.get(key) ?? ""} readOnly />
            ) : null,
          )}
          <button type="submit" className="btn btn--line btn--small">
            <span>{t("ticked-more")}</span>
          </button>
        </form>
      ) : null}
    </SelectableTable>
  );
}

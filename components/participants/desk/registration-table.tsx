"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { TableLink } from "@/components/desk/data-table/address";
import type { Column, Row } from "@/components/desk/data-table/columns";
import { SelectableTable } from "@/components/desk/data-table/selectable-table";
import { Typed } from "@/components/ui/localised";
import { StateBadge } from "@/components/ui/state-badge";
import { readOptions } from "@/lib/forms/rules/options";
import { tellAnswer } from "@/lib/forms/rules/tell-answer";
import type { CellAnswer, RegistrationRow } from "@/lib/participants/schema/filter";
import { formatLanguage, formatShortDate } from "@/lib/platform/dates/format";
import { localise } from "@/lib/platform/i18n/localised";
import type { DecidedCount } from "./decided-note";
import { RegistrationBulk } from "./registration-bulk";
import { columnChoices } from "./sets/columns";
import type { Subject } from "./sets/subjects";

interface RegistrationTableProps {
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
  const say = useMemo(() => {
    const reader = {
      language,
      fallback: languages,
      words: { yes: site("yes"), no: site("no"), wish: site("wish") },
    };
    const localised = (json: unknown) => localise(json, language, languages);
    return ({ value, ...answer }: CellAnswer) =>
      tellAnswer(value, { ...answer, options: readOptions(answer.options, localised) }, reader)
        .map(({ text }) => text)
        .join(", ");
  }, [language, languages, site]);
  const team = useMemo(() => {
    const members = props.subjects.find(({ id }) => id === "assignee")?.options ?? [];
    return new Map(members.map(({ value, label }) => [value, label]));
  }, [props.subjects]);
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
          reference: row.reference ?? "–",
          mode: row.mode === "online" ? sets("mode.online") : sets("mode.on_site"),
          language: formatLanguage(row.language, language),
          tags: <Typed>{row.tagNames.join(", ") || "–"}</Typed>,
          assignee: <Typed>{team.get(row.assigneeId ?? "") ?? "–"}</Typed>,
          ...Object.fromEntries(
            Object.entries(row.cells ?? {}).map(([field, answer]) => [
              `answer:${field}`,
              <Typed key={field}>{say(answer) || "–"}</Typed>,
            ]),
          ),
        },
      })),
    [rows, t, sets, say, team, link, open, language, languages, timeZone],
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

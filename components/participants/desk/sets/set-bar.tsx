"use client";

import { useTranslations } from "next-intl";
import type { TableLink } from "@/components/desk/data-table/address";
import type { useTableAddress } from "@/components/desk/data-table/use-table-address";
import { Icon } from "@/components/ui/icon";
import type { PeopleView } from "@/lib/audiences/schema/people-view";
import { AddFilter } from "./add-filter";
import { ChooseColumns } from "./choose-columns";
import { FilterChips } from "./filter-chips";
import { PeopleViews } from "./people-views";
import type { Subject } from "./subjects";

export interface SetBarProps {
  /** The address of the table, without a query. */
  base: string;
  address: { school: string; edition: string };
  /** What people can be told apart by. */
  subjects: readonly Subject[];
  views: readonly PeopleView[];
  /** Whether the reader may save and change the team's views. */
  mayArrange: boolean;
  mayWrite: boolean;
  /** Whether the reader may do something to registrations. */
  mayAct: boolean;
  /** Acts on many that are not finished: cut off, or going on at this moment. */
  cutOff: readonly string[];
}

interface Asked {
  current: URLSearchParams;
  go: ReturnType<typeof useTableAddress>["go"];
  link: TableLink;
  count: number;
  /** The query of all pages of the list. */
  asked: string;
}

/** Everything about which people a list shows beyond its search: filters, columns, saved views, and what is done to all of them. */
export function SetBar({ current, go, link, count, asked, ...props }: SetBarProps & Asked) {
  const t = useTranslations("desk-sets");
  const { base, subjects, views, address, mayArrange } = props;
  return (
    <>
      <FilterChips filters={current.get("filters") ?? ""} subjects={subjects} link={link} />
      <AddFilter key={current.get("add")} base={base} current={current} subjects={subjects} go={go} />
      <ChooseColumns base={base} current={current} subjects={subjects} go={go} />
      <PeopleViews
        base={base}
        views={views}
        current={current}
        address={address}
        mayArrange={mayArrange}
        mayWrite={props.mayWrite}
        go={go}
      />
      {props.mayAct && count > 0 ? (
        <p>
          <a className="act" href={`${base}/bulk?${asked}`}>
            <Icon name="arrow" /> {t("act-on", { count })}
          </a>
        </p>
      ) : null}
      {props.mayAct
        ? props.cutOff.map((id) => (
            <p key={id} className="said">
              {t("cut-off")} <a href={`${base}/bulk/${id}`}>{t("cut-off-open")}</a>
            </p>
          ))
        : null}
    </>
  );
}

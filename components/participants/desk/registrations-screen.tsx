"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { registrationDetailOptions, registrationListOptions } from "@/lib/participants/hooks";
import type { RegistrationDetail, RegistrationList } from "@/lib/participants/schema/filter";
import { isLive } from "@/lib/registration/rules/phases";
import type { FactWords } from "./applicant-words";
import { DecideForm } from "./decide-form";
import { type DecidedCount, DecidedNote } from "./decided-note";
import { MoveForm } from "./move-form";
import { PossibleTwins } from "./possible-twins";
import { RegistrationFilters } from "./registration-filters";
import { RegistrationPanel } from "./registration-panel";
import { RegistrationTable } from "./registration-table";
import { RegistrationTabs } from "./registration-tabs";
import styles from "./registrations-screen.module.css";
import { type Choice, changedAddress } from "./table-address";
import { usePanelFocus } from "./use-panel-focus";
import { useTableAddress } from "./use-table-address";

interface RegistrationsScreenProps {
  /** The address of this table, without a query. */
  base: string;
  /** The query the server rendered, as `changedAddress` writes it. */
  search: string;
  list: RegistrationList;
  detail: RegistrationDetail | null;
  categories: Choice[];
  /** The categories one can be moved to; none when the reader may not. */
  openCategories: Choice[];
  countries: Choice[];
  languages: readonly string[];
  language: string;
  /** What each mail is called, by its stored name. */
  mailNames: Readonly<Record<string, string>>;
  factWords: FactWords;
  timeZone: string;
  mayDecide: boolean;
  mayAdd: boolean;
  mayExport: boolean;
  address: { school: string; edition: string };
}

/** The registrations of an edition: tabs, filters, table and side panel, all of it in the address. */
export function RegistrationsScreen(props: RegistrationsScreenProps) {
  const t = useTranslations("desk-registrations");
  const { current, go, link } = useTableAddress(props.base);
  const search = changedAddress(new URLSearchParams(current), {});
  const listSearch = changedAddress(new URLSearchParams(current), { open: null });
  const open = current.get("open");
  const list = useQuery({
    ...registrationListOptions(props.base, listSearch),
    ...(search === props.search ? { initialData: props.list } : {}),
  });
  const detail = useQuery({
    ...registrationDetailOptions(props.base, open ?? ""),
    enabled: open !== null,
    ...(props.detail && props.detail.id === open ? { initialData: props.detail } : {}),
  });
  const shown = list.data ?? props.list;
  usePanelFocus(open, detail.data?.id === open);
  const [decided, setDecided] = useState<DecidedCount | null>(null);
  const exported = changedAddress(new URLSearchParams(current), { open: null, page: null });
  return (
    <>
      <div className="row row--spread">
        <h1>{t("title")}</h1>
        <p className="row">
          {props.mayAdd ? (
            <a className="act" href={`${props.base}/add`}>
              <Icon name="plus" /> {t("add")}
            </a>
          ) : null}
          {props.mayExport && shown.total > 0 ? (
            <a className="act" href={`${props.base}/export?${exported}`} download>
              <Icon name="download" /> {t("export", { count: shown.total })}
            </a>
          ) : null}
        </p>
      </div>
      <RegistrationTabs counts={shown.counts} state={current.get("state")} link={link} />
      {decided ? (
        <DecidedNote
          key={decided.registrations.join()}
          last={decided}
          address={props.address}
          close={() => setDecided(null)}
        />
      ) : null}
      <div className={open ? styles["with-side"] : undefined}>
        <div>
          <RegistrationFilters
            base={props.base}
            current={current}
            categories={props.categories}
            countries={props.countries}
            go={go}
          />
          <p className="vh" role="status">
            {t("found", { count: shown.total })}
          </p>
          {list.isError ? <p className="said said--no">{t("list-failed")}</p> : null}
          <RegistrationTable
            rows={shown.rows}
            total={shown.total}
            sort={current.get("sort") ?? "-sent"}
            page={Number(current.get("page") ?? 1) || 1}
            open={open}
            link={link}
            languages={props.languages}
            language={props.language}
            timeZone={props.timeZone}
            selectable={props.mayDecide}
            address={props.address}
            filtered={listSearch !== ""}
            addHref={props.mayAdd ? `${props.base}/add` : null}
            onDecided={setDecided}
          />
        </div>
        {open && detail.data ? (
          <RegistrationPanel
            detail={detail.data}
            close={link({ open: null })}
            languages={props.languages}
            language={props.language}
            mailNames={props.mailNames}
            factWords={props.factWords}
            timeZone={props.timeZone}
          >
            <PossibleTwins
              detail={detail.data}
              address={props.address}
              mayDecide={props.mayDecide}
              link={link}
            />
            {props.mayDecide ? (
              <details className="fold no-print" open={detail.data.state === "pending"}>
                <summary>{t("decide.open")}</summary>
                <DecideForm
                  name="decide"
                  registrations={[detail.data]}
                  address={props.address}
                  onDone={setDecided}
                />
              </details>
            ) : null}
            {isLive(detail.data.state) && props.openCategories.length > 1 ? (
              <details className="fold no-print">
                <summary>{t("move.open")}</summary>
                <MoveForm
                  registration={detail.data}
                  categories={props.openCategories}
                  address={props.address}
                />
              </details>
            ) : null}
          </RegistrationPanel>
        ) : null}
      </div>
    </>
  );
}

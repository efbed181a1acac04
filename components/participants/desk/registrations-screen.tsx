"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ExportList } from "@/components/desk/data-table/export-list";
import { Pager, pagesBeside } from "@/components/desk/data-table/pager";
import { StateTabs } from "@/components/desk/data-table/state-tabs";
import type { Choice } from "@/components/desk/data-table/table-filters";
import { useTableAddress } from "@/components/desk/data-table/use-table-address";
import { Icon } from "@/components/ui/icon";
import { registrationDetailOptions, registrationListOptions } from "@/lib/participants/hooks";
import {
  ANSWERED_STATES,
  LISTED_STATES,
  PAGE_SIZE,
  type RegistrationDetail,
  type RegistrationList,
} from "@/lib/participants/schema/filter";
import { learnCountries } from "@/lib/platform/i18n/countries";
import type { FactWords } from "./applicant-words";
import { BringBackForms } from "./bring-back-forms";
import { type DecidedCount, DecidedNote } from "./decided-note";
import { JoinedRecords } from "./joined-records";
import { NoRegistrations } from "./no-registrations";
import { PanelAfter } from "./panel-after";
import { PanelSteps } from "./panel-steps";
import { PossibleTwins } from "./possible-twins";
import { type PanelRights, RegistrationActs } from "./registration-acts";
import { ADDRESS_KEYS, registrationSearch } from "./registration-address";
import { RegistrationFilters } from "./registration-filters";
import { RegistrationPanel } from "./registration-panel";
import { RegistrationTable } from "./registration-table";
import styles from "./registrations-screen.module.css";
import { SavedAnswers } from "./saved-answers";
import { shownColumns } from "./sets/columns";
import { SetBar, type SetBarProps } from "./sets/set-bar";
import { UndoTime } from "./undo-time";
import { focusOnScreen, usePanelFocus } from "./use-panel-focus";
import { WithheldNote } from "./withheld-note";

interface RegistrationsScreenProps extends SetBarProps {
  /** The address of this table, without a query. */
  base: string;
  /** The query the server rendered, as `registrationSearch` writes it. */
  search: string;
  list: RegistrationList;
  detail: RegistrationDetail | null;
  categories: Choice[];
  /** The categories one can be moved to; none when the reader may not. */
  openCategories: Choice[];
  countries: Choice[];
  /** The names of all of them, as the server has them. */
  countryNames: string;
  asksLater: boolean;
  /** Whether organisers answer each registration of some category. */
  answersEach: boolean;
  /** What is said before something is done to people whom not everybody could find. */
  forFewerText: string;
  languages: readonly string[];
  language: string;
  /** What each mail is called, by its stored name. */
  mailNames: Readonly<Record<string, string>>;
  factWords: FactWords;
  timeZone: string;
  may: PanelRights;
  mayAdd: boolean;
  mayImport: boolean;
  mayExport: boolean;
  mayReadHistory: boolean;
  address: { school: string; edition: string };
}

/** The registrations of an edition: tabs, filters, table and side panel, all of it in the address. */
export function RegistrationsScreen(props: RegistrationsScreenProps) {
  learnCountries(props.language, props.countryNames);
  const t = useTranslations("desk-registrations");
  const sets = useTranslations("desk-sets");
  const { current, go, link } = useTableAddress(props.base, ADDRESS_KEYS);
  const search = registrationSearch(new URLSearchParams(current), {});
  const listSearch = registrationSearch(new URLSearchParams(current), { open: null });
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
  const asked = current.get("columns") ?? "";
  const columns = useMemo(() => shownColumns(asked), [asked]);
  const page = Number(current.get("page") ?? 1) || 1;
  const pages = Math.ceil(shown.total / PAGE_SIZE);
  usePanelFocus(open, detail.data?.id === open);
  const [decided, setDecided] = useState<(DecidedCount & { turn: number }) | null>(null);
  const noteDecided = (made: DecidedCount) =>
    setDecided((last) => ({ ...made, turn: (last?.turn ?? 0) + 1 }));
  // A tab says how many it shows.
  const within = shown.within ?? undefined;
  // On a phone whoever is open is a page of its own, and the list is behind it.
  const behind = open ? styles.behind : "";
  const exported = registrationSearch(new URLSearchParams(current), NO_PLACE);
  return (
    <>
      <div className={`row row--spread ${behind}`}>
        <h1 id="list-name" tabIndex={-1}>
          {t("title")}
        </h1>
        <div className="row">
          {props.may.decide && shown.counts.pending ? (
            <a className="act" href={`${props.base}/pending`}>
              <Icon name="arrow" /> {t("answer-each")}
            </a>
          ) : null}
          {props.mayAdd ? (
            <a className="act" href={`${props.base}/add`}>
              <Icon name="plus" /> {t("add")}
            </a>
          ) : null}
          {props.mayImport ? (
            <a className="act" href={`${props.base}/import`}>
              <Icon name="plus" /> {t("import")}
            </a>
          ) : null}
          {props.mayExport && shown.total > 0 ? (
            <ExportList
              href={`${props.base}/export`}
              asked={exported}
              count={shown.total}
              language={props.language}
            />
          ) : null}
        </div>
      </div>
      <div className={behind}>
        <StateTabs
          label={t("by-state")}
          tabs={[
            { state: null, text: t("all"), count: within && countAll(within) },
            ...LISTED_STATES.filter(
              (state) => props.answersEach || shown.counts[state] || !ANSWERED_STATES.includes(state),
            ).map((state) => ({
              state,
              text: t(`state.${state}`),
              count: within && (within[state] ?? 0),
            })),
          ]}
          state={current.get("state")}
          link={link}
          note={shown.counts.draft ? { text: t("state.draft"), count: shown.counts.draft } : null}
        />
      </div>
      {decided ? (
        <DecidedNote
          key={decided.turn}
          last={decided}
          address={props.address}
          close={() => {
            setDecided(null);
            focusOnScreen();
          }}
        />
      ) : null}
      <UndoTime
        undoable={shown.undoable}
        without={decided?.registrations ?? []}
        address={props.address}
        timeZone={props.timeZone}
        language={props.language}
      />
      <div className={open ? styles["with-side"] : undefined}>
        <div>
          <RegistrationFilters
            base={props.base}
            current={current}
            categories={props.categories}
            countries={props.countries}
            asksLater={props.asksLater}
            go={go}
          />
          <SetBar {...props} current={current} go={go} link={link} count={shown.total} asked={exported} />
          {shown.withheld ? <p className="said said--no">{sets("withheld")}</p> : null}
          <p className={listSearch === "" ? "vh" : "small muted"} role="status">
            {t("found", { count: shown.total })}
          </p>
          {list.isError ? <p className="said said--no">{t("list-failed")}</p> : null}
          <RegistrationTable
            base={props.base}
            current={current}
            rows={shown.rows}
            sort={current.get("sort") ?? "-sent"}
            columns={columns}
            subjects={props.subjects}
            open={open}
            link={link}
            languages={props.languages}
            language={props.language}
            timeZone={props.timeZone}
            selectable={props.may.decide}
            address={props.address}
            warning={shown.forFewer ? props.forFewerText : ""}
            onDecided={noteDecided}
            empty={
              <NoRegistrations
                clear={listSearch === "" ? null : link(NOTHING_ASKED)}
                addHref={props.mayAdd ? `${props.base}/add` : null}
              />
            }
          >
            <Pager
              words={{
                label: t("pages"),
                back: t("earlier"),
                on: t("later"),
                at: t("page", { page, pages }),
              }}
              {...pagesBeside(page, pages, shown.rows, link)}
            />
          </RegistrationTable>
        </div>
        {open && detail.data ? (
          <RegistrationPanel
            detail={detail.data}
            close={link({ open: null })}
            languages={props.languages}
            language={props.language}
            factWords={props.factWords}
            timeZone={props.timeZone}
            base={props.base}
            historyHref={
              props.mayReadHistory ? `${props.base.replace(/registrations$/, "audit")}?object=${open}` : null
            }
            after={<PanelAfter {...props} detail={detail.data} />}
          >
            <PanelSteps ids={shown.rows.map(({ id }) => id)} open={open} link={link} go={go} />
            <SavedAnswers detail={detail.data} languages={props.languages} language={props.language} />
            <PossibleTwins
              base={props.base}
              detail={detail.data}
              address={props.address}
              mayDecide={props.may.decide}
              link={link}
            />
            <JoinedRecords
              detail={detail.data}
              address={props.address}
              mayDecide={props.may.decide}
              language={props.language}
              timeZone={props.timeZone}
              link={link}
            />
            {props.may.decide ? (
              <BringBackForms detail={detail.data} address={props.address} onDone={noteDecided} />
            ) : null}
            <WithheldNote
              detail={detail.data}
              address={props.address}
              mayConfirm={props.may.confirm}
              timeZone={props.timeZone}
              language={props.language}
            />
            <RegistrationActs
              base={props.base}
              detail={detail.data}
              may={props.may}
              openCategories={props.openCategories}
              language={props.language}
              factWords={props.factWords}
              address={props.address}
              onDecided={noteDecided}
            />
          </RegistrationPanel>
        ) : null}
      </div>
    </>
  );
}

/** A file has all pages. */
const NO_PLACE = { open: null, page: null, after: null, before: null };
const NOTHING_ASKED = {
  ...{ state: null, q: null, category: null, country: null, answers: null },
  ...{ filters: null, view: null, add: null, open: null },
};

/** Drafts are a number only, and not among all: nobody reads what is not sent. */
function countAll(counts: RegistrationList["counts"]): number {
  return Object.entries(counts).reduce(
    (sum, [state, count]) => (state === "draft" ? sum : sum + (count ?? 0)),
    0,
  );
}

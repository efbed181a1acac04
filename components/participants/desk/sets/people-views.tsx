"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { useTableAddress } from "@/components/desk/data-table/use-table-address";
import { ChoiceField } from "@/components/forms/choice-field";
import { DeskForm } from "@/components/forms/desk/desk-form";
import { SaidHere } from "@/components/forms/desk/said-here";
import { TextField } from "@/components/forms/text-field";
import { Typed } from "@/components/ui/localised";
import {
  bringBackPeopleViewAction,
  deletePeopleViewAction,
  savePeopleViewAction,
} from "@/lib/audiences/actions/people-views";
import type { PeopleView } from "@/lib/audiences/schema/people-view";
import { asFilters } from "../registration-address";
import styles from "./sets.module.css";

interface PeopleViewsProps {
  base: string;
  views: readonly PeopleView[];
  current: URLSearchParams;
  address: { school: string; edition: string };
  /** Whether the reader may save and change the team's. */
  mayArrange: boolean;
  /** Whether they may write to those of a view. */
  mayWrite: boolean;
  go: ReturnType<typeof useTableAddress>["go"];
}

/** The saved views as links, and a fold in which what is set now is saved, called otherwise or deleted. */
export function PeopleViews({ base, views, current, address, mayArrange, mayWrite, go }: PeopleViewsProps) {
  const t = useTranslations("desk-sets");
  const router = useRouter();
  const desk = base.replace(/\/registrations$/, "");
  const open = views.find(({ id }) => id === current.get("view"));
  const set = {
    filters: asFilters(current),
    columns: current.get("columns") ?? "",
    sort: current.get("sort") ?? "",
  };
  const isChanged =
    open !== undefined &&
    (set.filters !== open.filters ||
      set.columns !== open.columns ||
      set.sort !== open.sort ||
      current.has("q"));
  const mayChange = open !== undefined && (open.mine || mayArrange);
  const nothing = set.filters === "" && set.columns === "" && set.sort === "";
  const whose = (mine: boolean) =>
    mayArrange ? (
      <ChoiceField
        name="whose"
        label={t("view.whose")}
        options={[
          { value: "mine", label: t("view.mine") },
          { value: "team", label: t("view.team") },
        ]}
        chosen={[mine ? "mine" : "team"]}
      />
    ) : (
      <input type="hidden" name="whose" value="mine" readOnly />
    );
  return (
    <SaidHere>
      {views.length > 0 ? (
        <nav className={styles.views} aria-label={t("view.title")}>
          {views.map(({ id, name, mine }) => (
            <a
              key={id}
              className="pill"
              href={`${base}?view=${id}`}
              aria-current={id === open?.id ? "true" : undefined}
            >
              <Typed>{name}</Typed>
              {mine ? null : <span className="small muted"> {t("view.of-team")}</span>}
            </a>
          ))}
        </nav>
      ) : null}
      {open && mayWrite ? (
        <p className="small no-print">
          <a className="act" href={`${desk}/outbox/write/new?to=view:${open.id}`}>
            {t("write.view")}
          </a>
        </p>
      ) : null}
      {open && isChanged ? (
        <p className="small muted">
          {t("view.changed")} <a href={`${base}?view=${open.id}`}>{t("view.as-saved")}</a>
        </p>
      ) : null}
      {open || !nothing ? (
        <details className="fold">
          <summary>{open ? t("view.this") : t("view.save-open")}</summary>
          <div>
            {open && mayChange ? (
              <>
                <DeskForm
                  name="view"
                  action={savePeopleViewAction}
                  hidden={{ ...address, ...set, view: open.id, version: open.version }}
                  submit={isChanged ? t("view.save-changed") : t("view.rename")}
                  look="outlined"
                  done={t("view.saved")}
                >
                  <TextField name="name" label={t("view.name")} value={open.name} maxLength={80} />
                  {whose(open.mine)}
                </DeskForm>
                <DeskForm
                  name="delete-view"
                  action={deletePeopleViewAction}
                  hidden={{ ...address, view: open.id, version: open.version }}
                  submit={t("view.delete")}
                  icon="close"
                  look="text"
                  goesAway
                  done={t("view.deleted")}
                  undo={{
                    action: bringBackPeopleViewAction,
                    hidden: { ...address, view: "{view}" },
                    submit: t("view.undo"),
                    done: t("view.back"),
                  }}
                  onDone={() => go({ view: null })}
                />
              </>
            ) : null}
            <DeskForm
              key={open ? `beside-${open.id}` : "new"}
              name="new-view"
              action={savePeopleViewAction}
              hidden={{ ...address, ...set, view: "", version: 0 }}
              submit={open ? t("view.save-as") : t("view.save")}
              look="outlined"
              again
              done={t("view.saved")}
              onDone={({ view }) => router.push(`${base}?view=${view}`)}
            >
              <TextField name="name" label={t("view.name")} value="" maxLength={80} />
              {whose(true)}
              {current.get("q") ? <p className="small muted">{t("view.no-words")}</p> : null}
            </DeskForm>
          </div>
        </details>
      ) : null}
    </SaidHere>
  );
}

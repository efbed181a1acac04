"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { useTableAddress } from "@/components/desk/data-table/use-table-address";
import { type How, withFilter } from "@/lib/audiences/schema/people-set";
import { ADDRESS_KEYS } from "../registration-address";
import styles from "./sets.module.css";
import type { Subject } from "./subjects";

interface AddFilterProps {
  base: string;
  current: URLSearchParams;
  subjects: readonly Subject[];
  go: ReturnType<typeof useTableAddress>["go"];
}

const GROUPS = ["person", "answers", "terms", "told"] as const;

/**
 * One more filter: by what, how it is meant, a value. A GET form: without JavaScript it is sent once with what one filters by,
 * and then with the rest.
 */
export function AddFilter({ base, current, subjects, go }: AddFilterProps) {
  const t = useTranslations("desk-sets");
  const [chosen, choose] = useState(current.get("add") ?? "");
  const [how, mean] = useState<How | null>(null);
  const [wrong, setWrong] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  const subject = subjects.find(({ id }) => id === chosen);
  const meant = subject ? (how && subject.hows.includes(how) ? how : subject.hows[0]) : null;
  return (
    <details ref={fold} className="fold" open={current.has("add")}>
      <summary>{t("add")}</summary>
      <form
        className={styles.add}
        action={base}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const said = (name: string) => String(form.get(name) ?? "").trim();
          const asked = { add: said("add"), how: said("how"), value: said("value"), to: said("to") };
          const filters = withFilter(current.get("filters") ?? "", asked);
          setWrong(filters === null);
          if (filters === null) return;
          choose("");
          mean(null);
          if (fold.current) fold.current.open = false;
          fold.current?.querySelector("summary")?.focus();
          go({ filters, add: null });
        }}
      >
        {ADDRESS_KEYS.filter((key) => !["add", "page", "after", "before", "open"].includes(key)).map((key) =>
          current.get(key) ? (
            <input key={key} type="hidden" name={key} value={current.get(key) ?? ""} readOnly />
          ) : null,
        )}
        <label className="vh" htmlFor="filter-by">
          {t("by-what")}
        </label>
        <select
          className="in"
          id="filter-by"
          name="add"
          value={chosen}
          onChange={(event) => {
            choose(event.target.value);
            mean(null);
            setWrong(false);
          }}
        >
          <option value="">{t("by-what")}</option>
          {GROUPS.map((group) => {
            const some = subjects.filter((one) => one.group === group && !one.idle);
            return some.length === 0 ? null : (
              <optgroup key={group} label={t(`group.${group}`)}>
                {some.map(({ id, label }) => (
                  <option key={id} value={id} dir="auto">
                    {label}
                  </option>
                ))}
              </optgroup>
            );
          })}
        </select>
        {subject && meant ? (
          <>
            <label className="vh" htmlFor="filter-how">
              {t("how-meant")}
            </label>
            <select
              className="in"
              id="filter-how"
              name="how"
              value={meant}
              onChange={(event) => mean(event.target.value as How)}
            >
              {subject.hows.map((one) => (
                <option key={one} value={one}>
                  {howText(subject, one, t)}
                </option>
              ))}
            </select>
            {meant === "filled" || meant === "empty" ? null : <Value subject={subject} how={meant} />}
          </>
        ) : null}
        <button className="pill" type="submit">
          {t("add-submit")}
        </button>
        {wrong ? (
          <p className="said said--no" role="alert">
            {t("wrong")}
          </p>
        ) : null}
      </form>
    </details>
  );
}

type Words = ReturnType<typeof useTranslations<"desk-sets">>;

function howText({ group }: Subject, how: How, t: Words): string {
  if (how === "filled" || how === "empty") {
    if (group === "told" || group === "terms") return t(`how.${group}-${how}`);
    // Of what an organiser put there nothing was asked.
    if (group === "person") return t(`how.there-${how}`);
  }
  return t(`how.${how}`);
}

function Value({ subject, how }: { subject: Subject; how: How }) {
  const t = useTranslations("desk-sets");
  const type = ["date", "time", "number"].includes(subject.input) ? subject.input : "text";
  const decimal = type === "number" ? ({ step: "any" } as const) : {};
  const field = (name: string, label: string) => (
    <label className={styles.bound}>
      <span className={how === "between" ? undefined : "vh"}>{label}</span>
      <input key={subject.id + how} className="in" name={name} type={type} maxLength={200} {...decimal} />
    </label>
  );
  if (how === "between")
    return (
      <>
        {field("value", t("from"))}
        {field("to", t("to"))}
      </>
    );
  if (subject.input !== "choice") return field("value", t("value"));
  return (
    <>
      <label className="vh" htmlFor="filter-value">
        {t("value")}
      </label>
      <select key={subject.id} className="in" id="filter-value" name="value">
        {subject.options.map(({ value, label }) => (
          <option key={value} value={value} dir="auto">
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

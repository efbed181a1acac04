"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import styles from "./registration-filters.module.css";
import type { Choice } from "./table-address";
import type { useTableAddress } from "./use-table-address";

const TYPING_MS = 250;

interface RegistrationFiltersProps {
  base: string;
  current: URLSearchParams;
  categories: Choice[];
  countries: Choice[];
  go: ReturnType<typeof useTableAddress>["go"];
}

/** Search and filters: a GET form without JavaScript, as one types with it. */
export function RegistrationFilters({ base, current, categories, countries, go }: RegistrationFiltersProps) {
  const t = useTranslations("desk-registrations");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = useRef<HTMLInputElement>(null);
  const asked = current.get("q") ?? "";
  const typedLast = useRef(asked);
  // Back, forward and "Show all" change the address: the field follows, but never what is being typed.
  useEffect(() => {
    if (field.current && asked !== typedLast.current) field.current.value = asked;
    typedLast.current = asked;
  }, [asked]);
  const typed = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      typedLast.current = text;
      go({ q: text }, "replace");
    }, TYPING_MS);
  };
  return (
    <search>
      <form
        className={styles.tools}
        action={base}
        aria-label={t("filters")}
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? "");
          go({ q: text("q"), category: text("category"), country: text("country"), sort: text("sort") });
        }}
      >
        {current.get("state") ? (
          <input type="hidden" name="state" value={current.get("state") ?? ""} readOnly />
        ) : null}
        <label className="vh" htmlFor="q">
          {t("search-label")}
        </label>
        <input
          ref={field}
          className={`in ${styles.search}`}
          id="q"
          name="q"
          type="search"
          defaultValue={asked}
          placeholder={t("search")}
          onChange={(event) => typed(event.target.value)}
        />
        <Filter
          name="category"
          all={t("all-categories")}
          label={t("category")}
          options={categories}
          value={current.get("category")}
          go={go}
        />
        <Filter
          name="country"
          all={t("all-countries")}
          label={t("country")}
          options={countries}
          value={current.get("country")}
          go={go}
        />
        <Order value={current.get("sort")} go={go} />
        <button className="pill" type="submit">
          {t("show")}
        </button>
      </form>
    </search>
  );
}

interface FilterProps {
  name: "category" | "country";
  label: string;
  all: string;
  options: Choice[];
  value: string | null;
  go: ReturnType<typeof useTableAddress>["go"];
}

function Filter({ name, label, all, options, value, go }: FilterProps) {
  if (options.length < 2) return null;
  return (
    <>
      <label className="vh" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select
        className="in"
        id={`filter-${name}`}
        name={name}
        key={value}
        defaultValue={value ?? ""}
        onChange={(event) => go({ [name]: event.target.value })}
      >
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}

/** Sorting for those who see no column headings: on a phone, and by place in the queue. */
function Order({ value, go }: Pick<FilterProps, "value" | "go">) {
  const t = useTranslations("desk-registrations");
  const orders = [
    ["", "newest"],
    ["sent", "oldest"],
    ["name", "name"],
    ["affiliation", "affiliation"],
    ["queue", "queue"],
  ] as const;
  const shown = value?.replace(/^-(?=name|affiliation)/, "").replace("-sent", "") ?? "";
  return (
    <>
      <label className="vh" htmlFor="filter-sort">
        {t("order.title")}
      </label>
      <select
        className="in"
        id="filter-sort"
        name="sort"
        key={shown}
        defaultValue={shown}
        onChange={(event) => go({ sort: event.target.value })}
      >
        {orders.map(([order, text]) => (
          <option key={order} value={order}>
            {t(`order.${text}`)}
          </option>
        ))}
      </select>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
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
  const typed = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go({ q: text }, "replace"), TYPING_MS);
  };
  return (
    <search>
      <form
        className="tools"
        action={base}
        aria-label={t("filters")}
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? "");
          go({ q: text("q"), category: text("category"), country: text("country") });
        }}
      >
        {["state", "sort"].map((key) =>
          current.get(key) ? (
            <input key={key} type="hidden" name={key} value={current.get(key) ?? ""} readOnly />
          ) : null,
        )}
        <label className="vh" htmlFor="q">
          {t("search-label")}
        </label>
        <input
          className="in search"
          id="q"
          name="q"
          type="search"
          defaultValue={current.get("q") ?? ""}
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

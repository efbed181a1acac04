"use client";

import { useEffect, useRef } from "react";
import type { AddressChange } from "./address";
import styles from "./table-filters.module.css";

const TYPING_MS = 250;

/** A value a filter can take. */
export interface Choice {
  value: string;
  label: string;
}

interface Filter {
  /** Its key in the address. */
  name: string;
  label: string;
  /** The first asks for nothing. */
  options: readonly Choice[];
  value: string;
}

interface TableFiltersProps {
  /** The address of the table, without a query. */
  base: string;
  label: string;
  search: { label: string; hint: string; value: string };
  filters: readonly Filter[];
  /** Days that can be asked for. */
  days?: readonly Omit<Filter, "options">[];
  /** What else the address asks for. */
  kept: Readonly<Record<string, string | null>>;
  submit: string;
  /** Changes the address of a screen that stays open; without it the form is sent as forms are. */
  go?: ((change: AddressChange, how?: "push" | "replace") => void) | undefined;
}

/** Search, as `q`, and filters: a GET form without JavaScript, as one types on a screen that stays open. */
export function TableFilters({
  base,
  label,
  search,
  filters,
  days = [],
  kept,
  submit,
  go,
}: TableFiltersProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const field = useRef<HTMLInputElement>(null);
  const typedLast = useRef(search.value);
  // Back, forward and "Show all" change the address: the field follows, but never what is being typed.
  useEffect(() => {
    if (field.current && search.value !== typedLast.current) field.current.value = search.value;
    typedLast.current = search.value;
  }, [search.value]);
  const typed = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      typedLast.current = text;
      go?.({ q: text }, "replace");
    }, TYPING_MS);
  };
  return (
    <search>
      <form
        className={styles.tools}
        action={base}
        // What is asked stands in the address: by itself a browser shows on "Back" what was chosen last.
        autoComplete="off"
        aria-label={label}
        onSubmit={(event) => {
          if (!go) return;
          event.preventDefault();
          clearTimeout(timer.current);
          const form = new FormData(event.currentTarget);
          const names = ["q", ...filters.map(({ name }) => name)];
          go(Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")])));
        }}
      >
        {Object.entries(kept).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} readOnly /> : null,
        )}
        <label className="vh" htmlFor="q">
          {search.label}
        </label>
        <input
          ref={field}
          className={`in ${styles.search}`}
          id="q"
          name="q"
          type="search"
          defaultValue={search.value}
          placeholder={search.hint}
          onChange={(event) => typed(event.target.value)}
        />
        {filters.map((filter) => (
          <FilterField key={filter.name} {...filter} go={go} />
        ))}
        {days.map(({ name, label: said, value }) => (
          <label key={name} className={styles.day}>
            <span>{said}</span>
            <input className="in" type="date" name={name} defaultValue={value} />
          </label>
        ))}
        <button className="pill" type="submit">
          {submit}
        </button>
      </form>
    </search>
  );
}

function FilterField({ name, label, options, value, go }: Filter & Pick<TableFiltersProps, "go">) {
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
        defaultValue={value}
        onChange={(event) => go?.({ [name]: event.target.value })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}

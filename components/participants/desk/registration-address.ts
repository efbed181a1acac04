import { type AddressChange, changedAddress, PLACE_KEYS } from "@/components/desk/data-table/address";
import { CLOSABLE, readFilters, withFilter, writeFilters } from "@/lib/audiences/schema/people-set";
import type { PeopleView } from "@/lib/audiences/schema/people-view";
import {
  askedOnce,
  RegistrationFilterSchema,
  setOf,
  UNREADABLE,
  viewAlone,
} from "@/lib/participants/schema/filter";

/** What may stand in the address of the registrations; everything else is dropped. */
export const ADDRESS_KEYS = [
  "state",
  "q",
  "category",
  "country",
  "answers",
  "filters",
  "columns",
  "view",
  "add",
  "sort",
  ...PLACE_KEYS,
  "open",
] as const;

/** The query of the registrations with some keys changed. */
export function registrationSearch(current: URLSearchParams, change: AddressChange): string {
  return changedAddress(ADDRESS_KEYS, current, change);
}

/**
 * The query of those who were ticked on a list, and nobody else. By what they were found stays with them where it can be for
 * fewer: what is done to them would tell it.
 */
export function tickedSearch(current: URLSearchParams, ids: readonly string[]): string {
  const found = (readFilters(current.get("filters") ?? "") ?? []).filter(({ by }) => CLOSABLE.includes(by));
  const filters = writeFilters([...found, { by: "person", of: "", how: "is", values: [...ids] }]);
  return changedAddress(["filters", "columns"], current, { filters });
}

/** Everything an address asks for as filters alone, which a saved view keeps: not the words of the search. */
export function asFilters(current: URLSearchParams): string {
  const asked = RegistrationFilterSchema.parse({ ...Object.fromEntries(current), q: "" });
  const set = setOf(asked);
  return set ? writeFilters(set.filters) : UNREADABLE;
}

/**
 * The query that says all of what an address asks for in parts: a saved view by its name alone, one more filter as a form sent
 * it, columns as several ticks. Null where it says all already.
 */
export function wholeAddress(
  asked: Readonly<Record<string, string | string[] | undefined>>,
  view: PeopleView | null,
): string | null {
  const once = askedOnce(asked);
  const one = (key: string) => once[key] ?? "";
  const current = new URLSearchParams(ADDRESS_KEYS.map((key) => [key, one(key)]));
  const {
    add = "",
    how = "",
    value = "",
    to = "",
  } = Object.fromEntries(["add", "how", "value", "to"].map((key) => [key, one(key).trim()]));
  if (add !== "" && how !== "") {
    const filters = withFilter(one("filters"), { add, how, value, to });
    return registrationSearch(current, filters === null ? { add } : { filters, add: null });
  }
  if (Array.isArray(asked.columns)) return registrationSearch(current, { columns: asked.columns.join(",") });
  if (viewAlone(once) === null) return null;
  // One that is deleted, or somebody else's, is nobody, and not everybody.
  if (!view) return registrationSearch(current, { filters: UNREADABLE, view: null });
  const { filters, columns, sort } = view;
  const whole = registrationSearch(current, { filters, columns, sort });
  return whole === registrationSearch(current, {}) ? null : whole;
}

import type { FilterName } from "@/lib/agenda/rules/find-sessions";

export type FilterChoices = Record<FilterName, Array<{ value: string; text: string }>>;

export interface FilterWords {
  labels: Record<FilterName, string>;
  /** The labels as they stand before what was chosen. */
  named: Record<FilterName, string>;
  any: string;
  filter: string;
  search: string;
  show: string;
  clear: string;
  remove: string;
  more: string;
  found: string;
  none: string;
  noneAll: string;
  searching: string;
  searchFailed: string;
  find: string;
  otherDays: string;
}

import { type AddressChange, changedAddress, PLACE_KEYS } from "@/components/desk/data-table/address";

/** What may stand in the address of the registrations; everything else is dropped. */
export const ADDRESS_KEYS = [
  "state",
  "q",
  "category",
  "country",
  "answers",
  "sort",
  ...PLACE_KEYS,
  "open",
] as const;

/** The query of the registrations with some keys changed. */
export function registrationSearch(current: URLSearchParams, change: AddressChange): string {
  return changedAddress(ADDRESS_KEYS, current, change);
}

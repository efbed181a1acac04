import type { MouseEvent } from "react";

/** What the address of a screen may hold besides, in the order it is written. */
type AddressKeys = readonly string[];

/** Some keys of an address; null or "" takes one away. */
export type AddressChange = Readonly<Record<string, string | null>>;

/** Where a link leads; on a screen that stays open, also what a click does instead. */
export interface LinkProps {
  href: string;
  onClick?: (event: MouseEvent) => void;
}
/** Makes the link to the same table with something changed. */
export type TableLink = (change: AddressChange) => LinkProps;

/** Which of the rows are shown: the page by its number, and the row beside it from where reading goes on. */
export const PLACE_KEYS = ["page", "after", "before"] as const;
const isPlace = (key: string) => PLACE_KEYS.some((one) => one === key);

/** The query of a table with some keys changed; what isn't one of its keys is dropped. Another list begins at page 1. */
export function changedAddress(keys: AddressKeys, current: URLSearchParams, change: AddressChange): string {
  const next = new URLSearchParams();
  // A record that is opened beside the rows leaves them as they are; a place is one with all that says it.
  const staysThere = Object.keys(change).every((key) => key === "open");
  for (const key of keys) {
    const value = key in change ? change[key] : current.get(key);
    if (value && (!isPlace(key) || staysThere || key in change)) next.set(key, value);
  }
  return next.toString();
}

/** The links of a table on a page of the server; `asked` is what its address asks for now. */
export function tableLinks(base: string, asked: Readonly<Record<string, string | null>>): TableLink {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return (change) => {
    const search = changedAddress(Object.keys(asked), new URLSearchParams(given), change);
    return { href: search ? `${base}?${search}` : base };
  };
}

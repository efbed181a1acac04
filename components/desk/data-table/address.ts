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

/** These change what is shown beside the rows or which of them, never which rows there are. */
const KEEP_PAGE = ["open", "page"];

/** The query of a table with some keys changed; what isn't one of its keys is dropped. Another list begins at page 1. */
export function changedAddress(keys: AddressKeys, current: URLSearchParams, change: AddressChange): string {
  const next = new URLSearchParams();
  const keepsPage = Object.keys(change).every((key) => KEEP_PAGE.includes(key));
  for (const key of keys) {
    const value = key in change ? change[key] : current.get(key);
    if (value && (key !== "page" || keepsPage || "page" in change)) next.set(key, value);
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

/** What may stand in the table's address; everything else is dropped. */
const KEYS = ["state", "q", "category", "country", "sort", "page", "open"] as const;
export type AddressKey = (typeof KEYS)[number];
export type AddressChange = Partial<Record<AddressKey, string | null>>;

/** The address with some keys changed; null or "" takes a key away. Every change but of page and panel begins at page 1. */
export function changedAddress(current: URLSearchParams, change: AddressChange): string {
  const next = new URLSearchParams();
  const keepsPage = Object.keys(change).every((key) => key === "open" || key === "page");
  for (const key of KEYS) {
    const value = key in change ? change[key] : current.get(key);
    if (value && (key !== "page" || keepsPage || "page" in change)) next.set(key, value);
  }
  return next.toString();
}

/** A value a filter can take. */
export interface Choice {
  value: string;
  label: string;
}

import { isWebAddress } from "@/lib/platform/text";

/** Where somebody can be read elsewhere; `label` is "" where nothing was said. */
export interface Website {
  url: string;
  label: string;
}

/** Reads a column; what is no http(s) address is left out, wherever it came from. */
export function asWebsites(json: unknown): Website[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((one: unknown) => {
    if (typeof one !== "object" || one === null) return [];
    const { url, label } = one as Record<string, unknown>;
    if (typeof url !== "string" || !isWebAddress(url)) return [];
    return [{ url, label: typeof label === "string" ? label : "" }];
  });
}

/** What its link says: the word that was given, else the address without what all begin with. */
export const websiteWords = ({ url, label }: Website): string =>
  label || url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");

import { readFileSync } from "node:fs";
import { ALSO } from "../authorization/routes";
import type { SiteState } from "./states";

const routes: Record<string, string> = JSON.parse(
  readFileSync(".next/app-path-routes-manifest.json", "utf8"),
);

/** Every page of the build by its pattern, and the handler that draws a page by itself. */
export const PAGES = [
  ...new Set([
    ...Object.entries(routes)
      .filter(([file]) => file.endsWith("/page"))
      .map(([, route]) => route),
    "/[locale]/schools/[school]/[edition]/lite",
  ]),
]
  .filter((route) => !route.startsWith("/_"))
  .sort();

/** A part of an address that stands for something; the last one may be several. */
const PART = /\[(?:\.\.\.)?(\w+)\]/g;

/** The addresses that exist in a state. */
export function addressesOf(state: SiteState): string[] {
  return PAGES.flatMap((route) => {
    const names = [...route.matchAll(PART)].map((match) => match[1] ?? "");
    if (names.some((name) => partOf(state, route, name) === undefined)) return [];
    const path = route.replace(PART, (_, name: string) => partOf(state, route, name) ?? "");
    return [`${path}${state.queries[route] ?? ""}`, ...(ALSO[route] ?? []).map((query) => `${path}${query}`)];
  });
}

function partOf(state: SiteState, route: string, name: string): string | undefined {
  if (name === "locale") return state.locale;
  // Four kinds of links share a name, and a public session is told by its number, a desk's by its id.
  const [, , part = "", below = ""] = route.split("/");
  const kind = part === "organise" ? "desk" : ["corrected", "messages"].includes(below) ? below : part;
  return state.parts[`${name} of ${kind}`] ?? state.parts[name];
}

/** Where a page that failed leads on to: the one it belongs to, which may well be there. */
export interface WayUp {
  to: "desk" | "own" | "edition" | "home";
  href: string;
}

const UP: ReadonlyArray<[WayUp["to"], RegExp]> = [
  ["desk", /^(\/\w\w\/organise)\/./],
  ["own", /^(\/\w\w\/r\/(?!corrected\/)[^/]+)\/./],
  ["edition", /^(\/\w\w\/schools\/[^/]+\/[^/]+)\/./],
];

/** The page above an address, the list of schools where there is none. */
export function wayUp(path: string): WayUp {
  for (const [to, pattern] of UP) {
    const href = pattern.exec(path)?.[1];
    if (href) return { to, href };
  }
  return { to: "home", href: /^\/\w\w(?=\/|$)/.exec(path)?.[0] ?? "/" };
}

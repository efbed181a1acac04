import { nextEdition, type Phase } from "@/lib/editions/rules/phases";

/** Where the icons stand; the last one is drawn to its edges, for systems that cut their own shape out of it. */
const ICONS = [
  { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
  { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
  { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
  { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
] as const;
/** --paper by day: what is seen until the page is drawn. */
const PAPER = "#fbf7ee";
/** What launchers have room for below an icon; they cut the rest themselves. */
const SHORT = 30;

/** The edition somebody means who opens a school on their phone: the one that runs or the next, else the last one. */
export function editionOfNow<Edition extends { phase: Phase; startsAt: string | null }>(
  editions: readonly Edition[],
): Edition | null {
  const over = editions.filter(({ phase }) => phase === "past" || phase === "archived");
  const startOf = ({ startsAt }: Edition) => (startsAt === null ? 0 : Date.parse(startsAt));
  const [last] = over.sort((one, other) => startOf(other) - startOf(one));
  return nextEdition(editions) ?? last ?? null;
}

/** What an installed school says of itself. Addresses are paths of this site. */
export interface WebManifest {
  id: string;
  name: string;
  language: string;
  start: string;
  shortcuts: ReadonlyArray<{ name: string; path: string }>;
}

/**
 * A web app manifest (W3C): it can be put on the home screen, and nobody is asked to. Its identity is the school's, in
 * whatever language and edition it is opened; all addresses of the site stay within it.
 */
export function writeManifest({ id, name, language, start, shortcuts }: WebManifest): string {
  const plain = name.replaceAll("\u00ad", "");
  return JSON.stringify({
    id,
    name: plain,
    short_name: [...plain].slice(0, SHORT).join("").trim(),
    lang: language,
    dir: "ltr",
    start_url: start,
    scope: "/",
    display: "standalone",
    background_color: PAPER,
    theme_color: PAPER,
    icons: ICONS,
    shortcuts: shortcuts.map(({ name: text, path }) => ({
      name: text.replaceAll("\u00ad", ""),
      url: path,
    })),
  });
}

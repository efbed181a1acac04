import { isWebAddress } from "@/lib/platform/text";
import { cleanLine } from "./clean-line";

/** A first part that is a file and no host: "slides.pdf" has the shape of both. */
const FILE =
  /\.(pdf|od[tpsg]|docx?|pptx?|xlsx?|key|zip|gz|png|jpe?g|gif|svg|webp|mp[34]|webm|ogg|html?|txt|md|csv|json|xml|ics|py|rs|js|ts|sh|php|aspx?)$/i;
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d{1,5})?$/u;
const MAIL = /^mailto:[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/i;
const BARE_MAIL = /^[^\s@<>()/:]+@[^\s@<>()/:]+\.[^\s@<>()/:]+$/;

/**
 * Where a link of a file leads: web addresses and mail addresses as they are, "www.example.org/x" with https, and what is
 * relative below the schedule's own base. Null: nobody can tell, or it is no kind of link that is shown.
 */
export function resolveLink(written: string, base: string | null): string | null {
  const link = cleanLine(written);
  if (isWebAddress(link)) return link;
  if (link === "" || /\s/.test(link)) return null;
  if (MAIL.test(link)) return `mailto:${link.slice("mailto:".length)}`;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(link)) return null;
  if (link.startsWith("//")) return webAddress(`https:${link}`);
  const [first = ""] = link.split(/[/?#]/);
  if (HOST.test(first) && !FILE.test(first)) return webAddress(`https://${link}`);
  if (BARE_MAIL.test(link)) return `mailto:${link}`;
  if (base === null || !isWebAddress(base)) return null;
  try {
    return webAddress(new URL(link, base).href);
  } catch {
    return null;
  }
}

function webAddress(url: string): string | null {
  return isWebAddress(url) ? url : null;
}

/** An address inside Markdown's brackets. */
export function markdownAddress(url: string): string {
  return encodeURI(decodeSafely(url)).replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"));
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** What a schedule links to and attaches, as a list below its text; `lost` gets what leads nowhere. */
export function linkList(
  links: ReadonlyArray<{ url: string; title: string }>,
  base: string | null,
  lost: string[],
): string {
  return links
    .flatMap(({ url, title }) => {
      const found = resolveLink(url, base);
      if (found === null) {
        lost.push(
          [cleanLine(title), cleanLine(url)]
            .filter((one, index, all) => one && all.indexOf(one) === index)
            .join(": "),
        );
        return [];
      }
      const words = cleanLine(title)
        .replace(/[[\]\\]/g, " ")
        .trim();
      const address = markdownAddress(found);
      return [`- [${words || address.replace(/^mailto:/, "")}](${address})`];
    })
    .join("\n");
}

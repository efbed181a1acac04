import { xmlText } from "@/lib/platform/xml-text";

/** A feed as RFC 4287 has it: who writes it, where it is read, and its entries, the newest first. Full addresses. */
export interface AtomFeed {
  id: string;
  title: string;
  language: string;
  author: string;
  /** Its own address, and that of the page which says the same. */
  self: string;
  page: string;
  /** When anything of it changed last. */
  updated: string;
  entries: ReadonlyArray<{
    id: string;
    title: string;
    published: string;
    /** What it says, a line a paragraph. */
    lines: readonly string[];
    address: string;
  }>;
}

/** A paragraph of HTML, escaped once as that, and once more as the text of an element. */
const paragraph = (line: string) => xmlText(`<p>${xmlText(line)}</p>`);

/** An Atom feed. Everything typed is text in it: never an element, an address or a script. */
export function writeAtom({ id, title, language, author, self, page, updated, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language)}">`,
    `<id>${xmlText(id)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${xmlText(updated)}</updated>`,
    `<author><name>${xmlText(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    ...entries.flatMap((entry) => [
      "<entry>",
      `<id>${xmlText(entry.id)}</id>`,
      `<title>${xmlText(entry.title)}</title>`,
      `<published>${xmlText(entry.published)}</published>`,
      `<updated>${xmlText(entry.published)}</updated>`,
      `<link rel="alternate" type="text/html" href="${xmlText(entry.address)}"/>`,
      `<content type="html">${entry.lines.map(paragraph).join("")}</content>`,
      "</entry>",
    ]),
    "</feed>",
    "",
  ].join("\n");
}

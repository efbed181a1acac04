import { asLabel } from "@/lib/platform/i18n/as-label";
import { translator } from "@/lib/platform/i18n/translator";
import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { MailBlock, MailContent } from "./content";

/** The mail as plain text, lines as long as they come. */
export function asText(mail: MailContent): string {
  const site = translator(mail.language, "site");
  const named: Named = (label) => asLabel(site, label);
  const sign = mail.band.sign ? `${mail.band.sign}\n` : "";
  const blocks = [
    `${sign}${mail.band.name}`,
    mail.headline,
    ...mail.blocks.flatMap((block) => blockText(block, named)),
    ...(mail.closing.length > 0 ? [mail.closing.join("\n")] : []),
    `-- \n${mail.footer.map(({ text, link }) => `${text}${linkText(link, named)}`).join("\n")}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** A label as it stands before what it names. */
type Named = (label: string) => string;

const linkText = (link: { text: string; address: string } | undefined, named: Named) =>
  link ? `\n${named(link.text)} ${link.address}` : "";

/** What ends with a colon stands right above what it announces. */
const introduced = (introduction: string | null, text: string) =>
  introduction ? `${introduction}\n${text}` : text;

function blockText(block: MailBlock, named: Named): string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "quote":
      return [introduced(block.introduction, block.text)];
    case "prose":
      return [introduced(block.introduction, plainMarkdown(block.source))];
    case "code":
      return [`${named(block.label)} ${block.value}`];
    case "ticket":
      return [`${named(block.title)} ${block.value}\n${block.text}`];
    case "facts":
      return block.rows.map((row) => `${named(row.label)}\n${row.lines.join("\n")}`);
    case "button":
      return [`${block.text}\n${block.otherwise}\n${block.address}`];
    case "registrations":
      return block.items.map(({ title, lines, reference, link }) =>
        [title, ...lines, ...(reference ? [`${named(reference.label)} ${reference.value}`] : [])]
          .join("\n")
          .concat(linkText(link, named)),
      );
    case "steps":
      return [
        block.title,
        block.items.map(({ text, link }, at) => `${at + 1}. ${text}${linkText(link, named)}`).join("\n"),
      ];
    case "joins":
      return [
        block.title,
        ...block.rooms.map(({ label, sessions, link, from }) =>
          [label, ...sessions, link ?? from].join("\n"),
        ),
      ];
    case "section":
      return [`${block.title}\n${block.text}${linkText(block.link, named)}`];
  }
}

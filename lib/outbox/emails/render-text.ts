import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { MailBlock, MailParts } from "./parts";

/** The mail as plain text, lines as long as they come. */
export function asText(mail: MailParts): string {
  const sign = mail.band.sign ? `${mail.band.sign}\n` : "";
  const blocks = [
    `${sign}${mail.band.name}`,
    mail.headline,
    ...mail.blocks.flatMap(blockText),
    ...(mail.closing.length > 0 ? [mail.closing.join("\n")] : []),
    `-- \n${mail.footer.map(({ text, link }) => `${text}${linkText(link)}`).join("\n")}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

const linkText = (link: { text: string; address: string } | undefined) =>
  link ? `\n${link.text}: ${link.address}` : "";

function blockText(block: MailBlock): string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "quote":
      return [...(block.introduction ? [block.introduction] : []), block.text];
    case "prose":
      return [...(block.introduction ? [block.introduction] : []), plainMarkdown(block.source)];
    case "code":
      return [`${block.label}: ${block.value}`];
    case "ticket":
      return [`${block.title}: ${block.value}\n${block.text}`];
    case "facts":
      return block.rows.map((row) => `${row.label}:\n${row.lines.join("\n")}`);
    case "button":
      return [`${block.text}\n${block.otherwise}\n${block.address}`];
    case "steps":
      return [
        block.title,
        block.items.map(({ text, link }, at) => `${at + 1}. ${text}${linkText(link)}`).join("\n"),
      ];
    case "joins":
      return [
        block.title,
        ...block.rooms.map(({ label, sessions, link, from }) =>
          [label, ...sessions, link ?? from].join("\n"),
        ),
      ];
    case "section":
      return [`${block.title}\n${block.text}${linkText(block.link)}`];
  }
}

import { plainMarkdown } from "@/lib/platform/markdown/plain";
import type { MailBlock, MailParts } from "./parts";

/** The mail as plain text, lines as long as they come. */
export function asText(mail: MailParts): string {
  const colon = colonIn(mail.language);
  const sign = mail.band.sign ? `${mail.band.sign}\n` : "";
  const blocks = [
    `${sign}${mail.band.name}`,
    mail.headline,
    ...mail.blocks.flatMap((block) => blockText(block, colon)),
    ...(mail.closing.length > 0 ? [mail.closing.join("\n")] : []),
    `-- \n${mail.footer.map(({ text, link }) => `${text}${linkText(link, colon)}`).join("\n")}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** Between a label of ours and what it names; French has a space before it. */
const colonIn = (language: string) => (language === "fr" ? "\u00a0:" : ":");

const linkText = (link: { text: string; address: string } | undefined, colon: string) =>
  link ? `\n${link.text}${colon} ${link.address}` : "";

/** What ends with a colon stands right above what it announces. */
const introduced = (introduction: string | null, text: string) =>
  introduction ? `${introduction}\n${text}` : text;

function blockText(block: MailBlock, colon: string): string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text];
    case "quote":
      return [introduced(block.introduction, block.text)];
    case "prose":
      return [introduced(block.introduction, plainMarkdown(block.source))];
    case "code":
      return [`${block.label}${colon} ${block.value}`];
    case "ticket":
      return [`${block.title}${colon} ${block.value}\n${block.text}`];
    case "facts":
      return block.rows.map((row) => `${row.label}${colon}\n${row.lines.join("\n")}`);
    case "button":
      return [`${block.text}\n${block.otherwise}\n${block.address}`];
    case "registrations":
      return block.items.map(({ title, lines, reference, link }) =>
        [title, ...lines, ...(reference ? [`${reference.label}${colon} ${reference.value}`] : [])]
          .join("\n")
          .concat(linkText(link, colon)),
      );
    case "steps":
      return [
        block.title,
        block.items.map(({ text, link }, at) => `${at + 1}. ${text}${linkText(link, colon)}`).join("\n"),
      ];
    case "joins":
      return [
        block.title,
        ...block.rooms.map(({ label, sessions, link, from }) =>
          [label, ...sessions, link ?? from].join("\n"),
        ),
      ];
    case "section":
      return [`${block.title}\n${block.text}${linkText(block.link, colon)}`];
  }
}

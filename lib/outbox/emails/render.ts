import type { MailParts } from "./compose";

/** The mail as plain text, lines as long as they come. */
export function asText(mail: MailParts): string {
  const blocks = [
    mail.greeting,
    ...mail.paragraphs,
    ...(mail.quoted ? [mail.quoted.introduction, mail.quoted.text] : []),
    mail.reference ? `${mail.reference.label}: ${mail.reference.value}` : null,
    mail.button ? `${mail.button.text}:\n${mail.button.address}` : null,
    mail.keep,
    mail.closing.join("\n"),
    `-- \n${mail.footer.join("\n")}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[sign] ?? "",
  );
const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");

const INK = "#1b1a2b";
const PAPER = "#fbf7ee";
const BERRY = "#6b1f5c";
const LINES = ["#b3261e", "#0a6b4a", "#3b3aa8"];
const TEXT = `font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;font-size:17px;line-height:1.5;color:${INK}`;

/**
 * The mail as HTML that old mail programs show too: tables, inlined styles, no picture, nothing loaded from anywhere.
 * The three lines on top are Convivio's.
 */
export function asHtml(mail: MailParts): string {
  const paragraph = (html: string, style = "") => `<p style="margin:0 0 16px;${TEXT};${style}">${html}</p>`;
  const parts = [
    paragraph(escaped(mail.greeting)),
    ...mail.paragraphs.map((text) => paragraph(lines(text))),
    mail.quoted?.introduction ? paragraph(escaped(mail.quoted.introduction)) : "",
    mail.quoted ? paragraph(lines(mail.quoted.text), `border-left:4px solid ${BERRY};padding-left:14px`) : "",
    mail.reference
      ? paragraph(
          `${escaped(mail.reference.label)}<br><strong style="font-size:26px;letter-spacing:2px">${escaped(mail.reference.value)}</strong>`,
        )
      : "",
    mail.button ? buttonHtml(mail.button, paragraph) : "",
    mail.keep ? paragraph(escaped(mail.keep), "font-size:15px") : "",
    paragraph(mail.closing.map(escaped).join("<br>")),
  ];
  const footer = mail.footer.map((text) => paragraph(escaped(text), "font-size:14px;color:#5a5766"));
  const bands = LINES.map(
    (colour) =>
      `<tr><td style="height:6px;line-height:6px;font-size:0;background:${colour}">&nbsp;</td></tr>`,
  );
  return `<!doctype html>
<html lang="${escaped(mail.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(mail.subject)}</title></head>
<body style="margin:0;background:${PAPER}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${PAPER}">${bands.join("")}
<tr><td align="center" style="padding:28px 16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td>
${parts.filter(Boolean).join("\n")}
<hr style="border:0;border-top:2px solid ${INK};margin:28px 0 16px">
${footer.join("\n")}
</td></tr></table></td></tr></table></body></html>
`;
}

function buttonHtml(
  button: NonNullable<MailParts["button"]>,
  paragraph: (html: string, style?: string) => string,
): string {
  const address = escaped(button.address);
  const link = `<a href="${address}" style="display:inline-block;background:${INK};color:${PAPER};padding:14px 22px;font-family:Verdana,Arial,sans-serif;font-size:18px;font-weight:bold;text-decoration:none">${escaped(button.text)}</a>`;
  return [
    paragraph(link),
    paragraph(
      `${escaped(button.otherwise)}<br><a href="${address}" style="color:${BERRY};word-break:break-all">${address}</a>`,
      "font-size:14px",
    ),
  ].join("\n");
}

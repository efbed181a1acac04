import { STRANGERS_REL } from "@/lib/platform/markdown/strangers-rel";
import type { ThemeColour } from "../rules/mail-facts";
import type { MailBlock, MailContent, MailLink } from "./content";
import { linesOf, type Markup, markup } from "./markup";
import { proseHtml } from "./prose";

/** The picture of the ticket's code travels with the mail under this name. */
export const TICKET_PICTURE = "ticket@convivio";

const INK = "#1b1a2b";
const PAPER = "#fbf7ee";
const MUTED = "#56546b";
const BERRY = "#6b1f5c";
const HAIR = "#dcd5c6";
const SIGN =
  "font-family:'Sofia Sans Extra Condensed','Avenir Next Condensed','Roboto Condensed','Arial Narrow',Arial,sans-serif";
const TEXT = "font-family:'Atkinson Hyperlegible Next','Atkinson Hyperlegible',Verdana,Arial,sans-serif";
const BODY = `${TEXT};font-size:17px;line-height:1.5;color:${INK}`;
const WIDTH = 600;

/** A line's colour always travels with its pattern, so that it survives print and forced colours. */
const LINES: Record<ThemeColour, string> = {
  tomato: "8px solid #b3261e",
  brick: "8px dashed #9a3b12",
  ochre: "6px dotted #8a5300",
  pine: "8px double #0b6b4f",
  lagoon: "6px solid #0b5f8a",
  indigo: "5px dashed #3b3aa8",
  violet: "5px dotted #7a2e8e",
};

/**
 * Colours of the dark for programmes that obey; the others turn them by themselves, and every pair still reads. The code
 * stays black on white.
 */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.stack{display:block!important;width:auto!important;padding-left:0!important}.under{border-top:0!important;padding-top:0!important}.station{font-size:44px!important}}
@media (prefers-color-scheme:dark){
.paper{background-color:#15141f!important}.ink{color:#f4f0e6!important}.muted{color:#b9b5c6!important}
.berry{color:#efa8dc!important}.rule{border-color:#f4f0e6!important}.hair{border-color:#353347!important}
.band{background-color:#57194b!important}
.button{background-color:#efa8dc!important;color:#15141f!important}
.l-tomato{border-color:#ff9a8f!important}.l-brick{border-color:#f5a57b!important}.l-ochre{border-color:#f3be5b!important}
.l-pine{border-color:#6fd6ae!important}.l-lagoon{border-color:#7cc7ee!important}.l-indigo{border-color:#aeb2ff!important}
.l-violet{border-color:#dda6ee!important}}
`;

/**
 * The mail as HTML that old mail programs show too: tables, inlined styles, nothing loaded from anywhere; the one picture
 * comes with the mail, and the reference beside it says the same.
 */
export function asHtml(mail: MailContent): string {
  const { band } = mail;
  const lines = mail.colours.map(
    (colour) =>
      markup`<tr><td height="8" style="padding:0 0 3px;font-size:0;line-height:0"><div class="l-${colour}" style="border-top:${LINES[colour]};font-size:0;line-height:0">&nbsp;</div></td></tr>`,
  );
  const sign = band.sign
    ? markup`<p dir="auto" style="margin:0 0 6px;${SIGN};font-size:21px;line-height:1.2;font-weight:600;color:${PAPER}">${band.sign}</p>`
    : null;
  const page = markup`<!doctype html>
<html lang="${mail.language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${mail.subject}</title><style>`;
  const body = markup`</style></head>
<body class="paper" style="margin:0;padding:0;background-color:${PAPER}"><table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:${PAPER}"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:${WIDTH}px;text-align:left">
<tr><td class="band" bgcolor="${BERRY}" style="background-color:${BERRY};padding:16px 20px 22px">${sign}<p class="station" dir="auto" style="margin:0;${SIGN};font-size:52px;line-height:0.95;font-weight:800;color:${PAPER}">${band.name}</p></td></tr>
<tr><td style="padding:4px 0 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${lines}</table></td></tr>
<tr><td style="padding:24px 20px 8px">
<h1 class="ink" dir="auto" style="margin:0 0 18px;${SIGN};font-size:40px;line-height:1;font-weight:800;color:${INK}">${mail.headline}</h1>
${mail.blocks.map(blockHtml)}
${mail.closing.length > 0 ? paragraph(linesOf(mail.closing)) : null}
</td></tr>
<tr><td style="padding:0 20px 40px"><div class="rule" style="border-top:2px solid ${INK};padding-top:16px">
${mail.footer.map(({ text, link }) => small(markup`${text}${link ? markup`<br>${anchor(link)}` : null}`))}
</div></td></tr></table></td></tr></table></body></html>
`;
  return page.html + STYLE + body.html;
}

function paragraph(content: Markup | Markup[]): Markup {
  return markup`<p class="ink" dir="auto" style="margin:0 0 16px;${BODY}">${content}</p>`;
}

function small(content: Markup | Markup[]): Markup {
  return markup`<p class="muted" dir="auto" style="margin:0 0 12px;${TEXT};font-size:15px;line-height:1.5;color:${MUTED}">${content}</p>`;
}

function heading(text: string): Markup {
  return markup`<h2 class="ink" style="margin:28px 0 10px;${SIGN};font-size:28px;line-height:1.05;font-weight:700;color:${INK}">${text}</h2>`;
}

function anchor(link: MailLink): Markup {
  return markup`<a class="berry" href="${link.address}" style="color:${BERRY};text-decoration:underline">${link.text}</a>`;
}

function code(value: string): Markup {
  return markup`<strong class="ink" style="${SIGN};font-size:34px;line-height:1.1;font-weight:800;letter-spacing:3px;color:${INK}">${value}</strong>`;
}

function table(rows: Markup | Markup[]): Markup {
  return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
}

function blockHtml(block: MailBlock): Markup {
  switch (block.kind) {
    case "paragraph":
      return block.quiet ? small(linesOf(block.text)) : paragraph(linesOf(block.text));
    case "quote":
      return markup`${block.introduction ? paragraph(markup`${block.introduction}`) : null}<div class="ink" dir="auto" style="margin:0 0 20px;padding:2px 0 2px 16px;border-left:6px solid ${BERRY};${BODY}">${linesOf(block.text)}</div>`;
    case "prose":
      return proseBlock(block);
    case "code":
      return paragraph(markup`${block.label}<br>${code(block.value)}`);
    case "ticket":
      return ticketHtml(block);
    case "facts":
      return table(
        block.rows.map(
          (row) =>
            markup`<tr><td class="hair muted stack" valign="top" width="120" style="padding:10px 0;border-top:1px solid ${HAIR};${SIGN};font-size:20px;line-height:1.3;color:${MUTED}">${row.label}</td><td class="hair ink stack under" dir="auto" valign="top" style="padding:10px 0;border-top:1px solid ${HAIR};${BODY}">${linesOf(row.lines)}</td></tr>`,
        ),
      );
    case "button":
      return buttonHtml(block);
    case "registrations":
      return table(block.items.map(registrationHtml));
    case "steps":
      return markup`${heading(block.title)}${table(
        block.items.map(
          ({ text, link }, at) =>
            markup`<tr><td class="hair" valign="top" width="48" style="padding:12px 0;border-top:1px solid ${HAIR}"><div class="ink rule" style="width:30px;border:3px solid ${INK};${SIGN};font-size:22px;line-height:30px;font-weight:800;text-align:center;color:${INK}">${at + 1}</div></td><td class="hair ink" valign="top" style="padding:16px 0 12px;border-top:1px solid ${HAIR};${BODY}">${text}${link ? markup` ${anchor(link)}` : null}</td></tr>`,
        ),
      )}`;
    case "joins":
      return markup`${heading(block.title)}${block.rooms.map(joinHtml)}`;
    case "section":
      return markup`${heading(block.title)}${paragraph(
        markup`${block.text}${block.link ? markup` ${anchor(block.link)}` : null}`,
      )}`;
  }
}

function registrationHtml({
  title,
  lines,
  reference,
  link,
}: Extract<MailBlock, { kind: "registrations" }>["items"][number]): Markup {
  const own = markup`<strong dir="auto">${title}</strong>${lines.map((line) => markup`<br>${line}`)}${
    reference ? markup`<br>${reference.label} <strong>${reference.value}</strong>` : null
  }${
    link
      ? markup`<br>${anchor(link)}<br><a class="berry" href="${link.address}" style="color:${BERRY};font-size:15px;word-break:break-all">${link.address}</a>`
      : null
  }`;
  return markup`<tr><td class="hair ink" dir="auto" valign="top" style="padding:14px 0;border-top:1px solid ${HAIR};${BODY}">${own}</td></tr>`;
}

function joinHtml({
  label,
  sessions,
  link,
  from,
}: Extract<MailBlock, { kind: "joins" }>["rooms"][number]): Markup {
  return paragraph(
    markup`<strong>${label}</strong>${sessions.map((session) => markup`<br>${session}`)}<br>${link ? markup`<a class="berry" href="${link}" rel="${STRANGERS_REL}" style="color:${BERRY};word-break:break-all">${link}</a>` : from}`,
  );
}

function ticketHtml(block: Extract<MailBlock, { kind: "ticket" }>): Markup {
  const picture = markup`<div style="width:180px;background-color:#ffffff;border:1px solid ${INK}"><img src="cid:${TICKET_PICTURE}" width="180" height="180" alt="${block.picture}" style="display:block;border:0;background-color:#ffffff;color:#000000"></div>`;
  return markup`<div class="rule" style="margin:22px 0;padding:16px 0;border-top:3px solid ${INK};border-bottom:3px solid ${INK}">${table(
    markup`<tr><td class="stack" valign="top" width="200" style="padding:0 0 12px">${picture}</td><td class="stack ink" valign="top" style="padding:0 0 0 4px;${BODY}"><strong style="${SIGN};font-size:28px;line-height:1.1;font-weight:700">${block.title}</strong><br>${code(block.value)}<br>${linesOf(block.text)}</td></tr>`,
  )}</div>`;
}

function buttonHtml(block: Extract<MailBlock, { kind: "button" }>): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px"><tr><td class="button" bgcolor="${BERRY}" style="background-color:${BERRY}"><a class="button" href="${block.address}" style="display:inline-block;padding:14px 22px;${SIGN};font-size:24px;line-height:1.1;font-weight:700;color:${PAPER};text-decoration:none">${block.text}</a></td></tr></table>
${small(markup`${block.otherwise}<br><a class="berry" href="${block.address}" style="color:${BERRY};word-break:break-all">${block.address}</a>`)}`;
}

function proseBlock({ introduction, source, ours }: Extract<MailBlock, { kind: "prose" }>): Markup {
  const words = proseHtml(source, {
    body: BODY,
    heading: `${SIGN};font-size:24px;line-height:1.1;font-weight:700;color:${INK}`,
    colour: BERRY,
  });
  if (ours) return markup`<div class="ink" dir="auto" style="margin:0 0 8px;${BODY}">${words}</div>`;
  return markup`${introduction ? paragraph(markup`${introduction}`) : null}<div class="ink" dir="auto" style="margin:0 0 20px;padding:2px 0 2px 16px;border-left:6px solid ${BERRY};${BODY}">${words}</div>`;
}

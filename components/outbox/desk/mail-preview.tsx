import { Markdown } from "@/components/ui/markdown";
import type { MailBlock, PreviewContent } from "@/lib/outbox/emails/content";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { Texts } from "@/lib/platform/i18n/texts";
import { translator } from "@/lib/platform/i18n/translator";

/** A mail as its reader finds it. Links are made when it leaves, so its buttons lead nowhere here. */
export function MailPreview({ mail }: { mail: PreviewContent }) {
  const site = translator(mail.language, "site");
  return (
    <article className="preview" lang={mail.language}>
      <p>
        <b dir="auto">{mail.subject}</b>
      </p>
      {mail.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
        <Block key={index} block={block} site={site} />
      ))}
      {mail.closing.map((line) => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
    </article>
  );
}

function Block({ block, site }: { block: MailBlock; site: Texts<"site"> }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className={block.quiet ? "small muted" : undefined} dir="auto">
          {block.text}
        </p>
      );
    case "quote":
      return (
        <>
          {block.introduction ? <p dir="auto">{block.introduction}</p> : null}
          <blockquote>
            {block.text.split("\n").map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never change their order
              <p key={index} dir="auto">
                {line}
              </p>
            ))}
          </blockquote>
        </>
      );
    case "prose":
      if (block.ours) return <Markdown text={{ text: block.source, lang: null }} />;
      return (
        <>
          {block.introduction ? <p dir="auto">{block.introduction}</p> : null}
          <blockquote>
            <Markdown text={{ text: block.source, lang: null }} />
          </blockquote>
        </>
      );
    case "code":
      return (
        <p>
          {asLabel(site, block.label)} <b>{block.value}</b>
        </p>
      );
    case "button":
      return (
        <p>
          <span className="tag">{block.text}</span>
        </p>
      );
    case "registrations":
      return (
        <ul>
          {block.items.map(({ title, lines, reference, link }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
            <li key={index} dir="auto">
              <b>{title}</b>
              {lines.map((line) => `, ${line}`)}
              {reference ? `, ${asLabel(site, reference.label)} ${reference.value}` : ""}{" "}
              {link ? <span className="tag">{link.text}</span> : null}
            </li>
          ))}
        </ul>
      );
    default:
      // Ticket, days and next steps come from the edition when the mail leaves.
      return null;
  }
}

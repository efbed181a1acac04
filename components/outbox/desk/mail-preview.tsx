import { Markdown } from "@/components/ui/markdown";
import type { MailBlock, PreviewContent } from "@/lib/outbox/emails/content";
import styles from "./mail-preview.module.css";

/** A mail as its reader finds it. Links and the ticket's code are made when it leaves, so they are only named here. */
export function MailPreview({ mail }: { mail: PreviewContent }) {
  return (
    <article className="preview" lang={mail.language}>
      <p>
        <b dir="auto">{mail.subject}</b>
      </p>
      {mail.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
        <Block key={index} block={block} />
      ))}
      {mail.closing.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
        <p key={`closing-${index}`} dir="auto">
          {line}
        </p>
      ))}
    </article>
  );
}

function Block({ block }: { block: MailBlock }) {
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
          {block.label} <b>{block.value}</b>
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
              {reference ? `, ${reference.label} ${reference.value}` : ""}{" "}
              {link ? <span className="tag">{link.text}</span> : null}
            </li>
          ))}
        </ul>
      );
    case "ticket":
      return (
        <div className={styles.ticket}>
          <p>
            <b>{block.title}</b> <b>{block.value}</b>
          </p>
          <p>{block.text}</p>
          <p>
            <span className="tag">{block.picture}</span>
          </p>
        </div>
      );
    case "facts":
      return (
        <dl className={styles.facts}>
          {block.rows.map(({ label, lines }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
            <div key={index}>
              <dt>{label}</dt>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a venue may be called as its city
                <dd key={at} dir="auto">
                  {line}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      );
    case "steps":
      return (
        <>
          <p>
            <b>{block.title}</b>
          </p>
          <ol>
            {block.items.map(({ text, link }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mail never changes its order
              <li key={index} dir="auto">
                {text} {link ? <span className="tag">{link.text}</span> : null}
              </li>
            ))}
          </ol>
        </>
      );
    case "joins":
      return (
        <>
          <p>
            <b>{block.title}</b>
          </p>
          <ul>
            {block.rooms.map(({ label, sessions, link, from }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may be called the same
              <li key={index} dir="auto">
                {[label, ...sessions, link ?? from].join(", ")}
              </li>
            ))}
          </ul>
        </>
      );
    case "section":
      return (
        <p dir="auto">
          <b>{block.title}</b> {block.text}{" "}
          {block.link ? <span className="tag">{block.link.text}</span> : null}
        </p>
      );
  }
}

import type { ReactNode } from "react";
import styles from "./frame.module.css";

/** Who stands behind the page, and the pages every page links to. */
export function Foot({
  children,
  mark,
  label,
  links,
  pages = null,
}: {
  children: ReactNode;
  mark?: ReactNode;
  /** The pages of the top once more: on a phone the top has no room for them. */
  pages?: { label: string; links: Array<{ href: string; text: string }> } | null;
  label: string;
  links: Array<{ href: string; text: string }>;
}) {
  return (
    <footer className={styles.foot}>
      <div className="wrap">
        {pages && (
          <nav className={styles.again} aria-label={pages.label}>
            <Links links={pages.links} />
          </nav>
        )}
        <div>
          {mark}
          <p dir="auto">{children}</p>
        </div>
        <nav aria-label={label}>
          <Links links={links} />
        </nav>
      </div>
    </footer>
  );
}

function Links({ links }: { links: Array<{ href: string; text: string }> }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list semantics of a list without markers
    <ul role="list">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>{link.text}</a>
        </li>
      ))}
    </ul>
  );
}

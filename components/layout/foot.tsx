import type { ReactNode } from "react";
import styles from "./frame.module.css";

/** Who stands behind the page, and the pages every page links to. */
export function Foot({
  children,
  label,
  links,
}: {
  children: ReactNode;
  label: string;
  links: Array<{ href: string; text: string }>;
}) {
  return (
    <footer className={styles.foot}>
      <div className="wrap">
        <p>{children}</p>
        <nav aria-label={label}>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list semantics of a list without markers */}
          <ul role="list">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}

import Link from "next/link";
import type { TableLink } from "./address";
import styles from "./state-tabs.module.css";

interface Tab {
  /** The state the address asks for; null for all. */
  state: string | null;
  text: string;
  /** Left out: it is not known. */
  count?: number | undefined;
}

interface StateTabsProps {
  label: string;
  tabs: readonly Tab[];
  /** What the address asks for now. */
  state: string | null;
  link: TableLink;
  /** Counted, but not to be opened. */
  note?: Omit<Tab, "state"> | null;
}

/** One tab per state with its count, where it is known. */
export function StateTabs({ label, tabs, state, link, note }: StateTabsProps) {
  return (
    <nav className="tabs above-5" aria-label={label}>
      {tabs.map((tab) => {
        const { href, onClick } = link({ state: tab.state });
        const here = state === tab.state ? "page" : undefined;
        const words = (
          <>
            {tab.text} {tab.count === undefined ? null : <small>{tab.count}</small>}
          </>
        );
        return onClick ? (
          <a key={tab.state} href={href} onClick={onClick} aria-current={here}>
            {words}
          </a>
        ) : (
          <Link key={tab.state} href={href} aria-current={here}>
            {words}
          </Link>
        );
      })}
      {note ? (
        <span className={styles["tab-note"]}>
          {note.text} <small>{note.count}</small>
        </span>
      ) : null}
    </nav>
  );
}

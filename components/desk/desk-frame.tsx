import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./desk-frame.module.css";
import { ShowCurrent } from "./show-current";

export interface MenuEntry {
  key: string;
  label: string;
  href: string;
  /** How many things wait there. */
  waiting?: number;
  /** Begins a new group of entries. */
  gap?: boolean;
}

interface DeskFrameProps {
  /** The station name at the top left and where it leads. */
  name: string;
  nameLang?: string | null;
  homeHref: string;
  /** Small links beside the name. */
  links: { label: string; href: string; hard?: boolean }[];
  account: { name: string; href: string };
  menu?: { label: string; entries: MenuEntry[]; current: string };
  texts: { skip: string; waiting: string };
  children: ReactNode;
}

/** The desk's frame: the band on top, the menu as a line with entries, the matter beside it. */
export function DeskFrame({
  name,
  nameLang,
  homeHref,
  links,
  account,
  menu,
  texts,
  children,
}: DeskFrameProps) {
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {texts.skip}
      </a>
      <header className={styles["desk-top"]}>
        <Link className={styles.brand} href={homeHref}>
          <DeskMark />
          <span dir="auto" lang={nameLang ?? undefined}>
            {name}
          </span>
        </Link>
        {links.map((link) =>
          link.hard ? (
            <a key={link.href} className="sign" href={link.href}>
              {link.label}
            </a>
          ) : (
            <Link key={link.href} className="sign" href={link.href}>
              {link.label}
            </Link>
          ),
        )}
        <span className={styles.spacer} />
        <a className="sign" href={account.href}>
          {account.name}
        </a>
      </header>
      {menu ? (
        <div className={styles["desk-body"]}>
          <DeskMenu {...menu} waiting={texts.waiting} />
          <main id="main">{children}</main>
        </div>
      ) : (
        <main id="main">{children}</main>
      )}
    </div>
  );
}

interface DeskMenuProps {
  label: string;
  entries: MenuEntry[];
  current: string;
  waiting: string;
}

function DeskMenu({ label, entries, current, waiting }: DeskMenuProps) {
  return (
    <nav className={styles.entries} aria-label={label}>
      <ShowCurrent current={current} />
      <ul>
        {entries.map((entry) => (
          <li key={entry.key} className={entry.gap ? styles.gap : undefined}>
            <Link
              href={entry.href}
              prefetch={false}
              aria-current={entry.key === current ? "page" : undefined}
            >
              {entry.label}
              {entry.waiting ? (
                <small>
                  {" "}
                  {entry.waiting}
                  <span className="vh"> {waiting}</span>
                </small>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DeskMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 48 48" aria-hidden="true" fill="none" strokeWidth="4">
      <path d="M48 2H15.8L2 15.8V27" stroke="currentColor" />
      <path d="M48 8H18.3L8 18.3V27" stroke="currentColor" />
      <path d="M48 14H20.8L14 20.8V27" stroke="currentColor" />
      <path d="M8 26V29.7L18.3 40H48" stroke="currentColor" strokeWidth="16" />
    </svg>
  );
}

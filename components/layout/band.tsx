import type { ReactNode } from "react";
import styles from "./frame.module.css";

export type ThemeColour = "tomato" | "brick" | "ochre" | "pine" | "lagoon" | "indigo" | "violet";

/** The thin continuous band of inner pages: the place's name, echoed along it. */
export function ThinBand({
  text,
  href,
  lang,
  archive = false,
}: {
  text: string;
  href: string;
  lang?: string | null;
  archive?: boolean;
}) {
  const classes = [styles.band, styles["band--thin"], archive && styles["band--archive"]]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classes} data-echo={text}>
      <a href={href} dir="auto" {...(lang ? { lang } : {})}>
        {text}
      </a>
    </div>
  );
}

/** The tall band that opens an edition or the site. */
export function Band({
  children,
  archive = false,
  className = "",
}: {
  children: ReactNode;
  archive?: boolean;
  className?: string | undefined;
}) {
  const classes = [styles.band, archive && styles["band--archive"], className].filter(Boolean).join(" ");
  return <div className={classes}>{children}</div>;
}

/** The themes' lines side by side, as a silent ornament. */
export function Lines({ colours }: { colours: readonly ThemeColour[] }) {
  if (colours.length === 0) return null;
  return (
    <div className={styles.lines} aria-hidden="true">
      {colours.map((colour) => (
        <span key={colour} className={`track l-${colour}`} />
      ))}
    </div>
  );
}

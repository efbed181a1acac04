import { Band } from "@/components/layout/band";
import { ButtonLink } from "@/components/ui/button";
import styles from "./edition-cards.module.css";

/** The home page's band: what this is, and a net of lines that meet; an ornament that runs off the page. */
export function HomeHero({
  title,
  say,
  onward,
}: {
  title: string;
  say: string;
  /** Where most want to go from here. */
  onward: { href: string; text: string } | null;
}) {
  return (
    <Band className={styles.hero}>
      <div className="wrap">
        <svg
          className={styles.net}
          viewBox="0 0 960 520"
          preserveAspectRatio="xMinYMid slice"
          aria-hidden="true"
        >
          <g fill="none" strokeWidth="26">
            <path stroke="#FF9A8F" d="M120 -20V96L274 250H980" />
            <path stroke="#6FD6AE" strokeWidth="10" d="M20 540V420L156 284H980M42 540V428L164 306H980" />
            <path stroke="#AEB2FF" strokeDasharray="34 14" d="M300 540V470L444 338H980" />
            <path
              stroke="#F3BE5B"
              strokeDasharray=".1 40"
              strokeLinecap="round"
              d="M430 -20V80L560 216H980"
            />
          </g>
          <path fill="#15141F" stroke="#FBF7EE" strokeWidth="14" d="M330 196h74v172H330z" />
        </svg>
        <h1>{title}</h1>
        <p className="lead">{say}</p>
        {onward && (
          <p className={styles.onward}>
            <ButtonLink href={onward.href}>{onward.text}</ButtonLink>
          </p>
        )}
      </div>
    </Band>
  );
}

import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { langOf } from "@/components/ui/localised";
import { OutsideLink } from "@/components/ui/outside-link";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import styles from "./recap.module.css";

/** The name of the site a film is on, as people know it. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "");
  } catch {
    return url;
  }
}

/**
 * The film behind a poster of our own and a button: nothing of the other site is loaded before somebody leaves for it.
 * See docs/decisions/010-films-open-on-their-own-site.md.
 */
export async function FilmPoster({
  url,
  caption,
  sign,
}: {
  url: string;
  caption: LocalisedText | null;
  /** What stands in the square where the lines meet: the year. */
  sign: string;
}) {
  const t = await getTranslations("public.recap");
  return (
    <>
      <figure className={`${styles.poster} above-6`}>
        <svg viewBox="0 0 1200 675" role="img" aria-label={t("film")} preserveAspectRatio="xMidYMid slice">
          <g fill="none" strokeWidth="46">
            <path stroke="#FF9A8F" d="M-20 90H360L556 286H1220" />
            <path stroke="#6FD6AE" strokeWidth="17" d="M-20 325.5H1220M-20 354.5H1220" />
            <path stroke="#AEB2FF" strokeDasharray="60 24" d="M-20 590H360L556 394H1220" />
          </g>
          <path fill="#15141F" stroke="#FBF7EE" strokeWidth="22" d="M610 242h250v196H610z" />
          <text x="735" y="383" fill="#FBF7EE" textAnchor="middle">
            {sign}
          </text>
        </svg>
        <p className={styles.play}>
          <OutsideLink className="btn" href={url} target="_blank">
            <Icon name="play" className="i i--full" />
            <span>{t("play")}</span>
          </OutsideLink>
        </p>
      </figure>
      <p className="small muted above-3">
        {caption && (
          <>
            <span {...langOf(caption)}>{caption.text}</span>{" "}
          </>
        )}
        {t("playNote", { host: hostOf(url) })}
      </p>
    </>
  );
}

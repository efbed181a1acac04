import { getTranslations } from "next-intl/server";
import type { ThemeColour } from "@/components/layout/band";
import { Localised, langOf, TypedLines } from "@/components/ui/localised";
import { asLabel } from "@/lib/platform/i18n/as-label";
import type { LocalisedText } from "@/lib/platform/i18n/localised";
import styles from "./edition.module.css";

export interface RouteTheme {
  id: string;
  number: number;
  colour: ThemeColour;
  title: LocalisedText;
  summary: LocalisedText | null;
  sessions: number;
}

const LANE = 14;
const FAR = 4000;

/** Where a lane runs: the first theme's is the innermost, so that each can peel off to the right without crossing. */
const laneOf = (index: number, count: number) => 5 + (count - 1 - index) * LANE;

function Stroke({ colour, d }: { colour: ThemeColour; d: string }) {
  const pattern = {
    tomato: "",
    brick: styles.dash,
    ochre: styles.dot,
    pine: "",
    lagoon: styles.thin,
    indigo: styles.dash,
    violet: styles.dot,
  }[colour];
  return (
    <>
      <path className={`l-${colour} ${pattern ?? ""}`} d={d} />
      {colour === "pine" && <path className={`l-${colour} ${styles.gap}`} d={d} />}
    </>
  );
}

/** The bundle of lines that comes in from the right and runs down the page; an ornament. */
export function Route({ colours }: { colours: readonly ThemeColour[] }) {
  return (
    <svg className={styles.route} viewBox="0 0 52 1" aria-hidden="true">
      {[...colours].reverse().map((colour) => {
        const index = colours.indexOf(colour);
        const x = laneOf(index, colours.length);
        const bend = 63 + x * 0.4;
        return <Stroke key={colour} colour={colour} d={`M${FAR} ${x}H${x + bend}L${x} ${x + bend}V3000`} />;
      })}
    </svg>
  );
}

function Peel({ themes, index }: { themes: readonly RouteTheme[]; index: number }) {
  return (
    <svg className={styles.peel} viewBox="0 0 52 1" aria-hidden="true">
      {themes.slice(index).map((theme, offset) => {
        const x = laneOf(index + offset, themes.length);
        const d = offset === 0 ? `M${x} -4V8L${x + 40} 48H${FAR}` : `M${x} -4V3000`;
        return <Stroke key={theme.id} colour={theme.colour} d={d} />;
      })}
    </svg>
  );
}

/** The themes as lines: each leaves the bundle at its own number. */
export async function ThemeRoute({
  themes,
  agendaHref,
  short = false,
}: {
  /** Names alone, as of what is over. */
  short?: boolean;
  themes: readonly RouteTheme[];
  agendaHref: string | null;
}) {
  const [t, site] = await Promise.all([getTranslations("public.edition"), getTranslations("site")]);
  if (themes.length === 0) return null;
  return (
    <section aria-labelledby="themes" className={`${styles.spine} ${short ? styles.short : ""}`}>
      <h2 className="vh" id="themes">
        {t("themes")}
      </h2>
      <ul className={`plain ${styles.themes}`}>
        {themes.map((theme, index) => (
          <li key={theme.id} className={`${styles.theme} l-${theme.colour}`}>
            <div className="wrap">
              <Peel themes={themes} index={index} />
              <span className="track" aria-hidden="true" />
              <span className="no" aria-hidden="true">
                {theme.number}
              </span>
              <h3>
                <span className="vh">{asLabel(site, t("theme", { number: theme.number }))} </span>
                <Localised text={theme.title} />
              </h3>
              {!short && theme.summary && (
                <p {...langOf(theme.summary)}>
                  <TypedLines text={theme.summary.text} />
                </p>
              )}
              {theme.sessions > 0 && agendaHref && (
                <p className="row sign">
                  <a href={`${agendaHref}/find?theme=${theme.number}`}>
                    {t("sessions", { count: theme.sessions })}
                  </a>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

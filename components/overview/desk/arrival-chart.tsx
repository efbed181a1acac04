import { formatShortDate } from "@/lib/platform/dates/format";
import styles from "./arrival-chart.module.css";
import { growthLine, type Step } from "./growth-line";

const WIDTH = 420;
/** Where the line ends, before the square that marks today. */
const TODAY = WIDTH - 16;
const FLOOR = 250;
const CEILING = 46;

interface ArrivalChartProps {
  /** When the confirmed registrations were sent, the earliest first. */
  arrivals: readonly Step[];
  now: Date;
  capacity: number | null;
  zone: string;
  language: string;
  texts: { heading: string; summary: string; places: string; today: string };
}

/** How the confirmed registrations grew; the sentence in its title says the same. */
export function ArrivalChart({ arrivals, now, capacity, zone, language, texts }: ArrivalChartProps) {
  const first = arrivals[0];
  const points = growthLine(arrivals, now, TODAY);
  const count = points.at(-1)?.count ?? 0;
  if (!first || count < 2) return null;
  const top = Math.max(capacity ?? 0, count);
  const y = (people: number) => Math.round(FLOOR - (people / top) * (FLOOR - CEILING));
  const line = points.map((point) => `L${point.x} ${y(point.count)}`).join("");
  const last = { x: TODAY, y: y(count) };
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{texts.heading}</h2>
      <svg className={styles.chart} viewBox="0 0 420 290" role="img" aria-label={texts.summary}>
        <path className={styles.axis} d={`M0 ${FLOOR}H${WIDTH}M0 ${FLOOR}v8M${last.x} ${FLOOR}v8`} />
        {capacity === null ? null : (
          <>
            <path className={styles.limit} d={`M0 ${y(capacity)}H${WIDTH}`} />
            <text x="0" y={y(capacity) - 9}>
              {texts.places}
            </text>
          </>
        )}
        <path className={styles.now} d={`M0 ${FLOOR}${line}L${last.x} ${last.y}`} />
        <rect x={last.x - 8} y={last.y - 8} width="16" height="16" />
        <text className={styles.strong} x={last.x - 16} y={last.y - 14} textAnchor="end">
          {texts.today}
        </text>
        <text x="0" y="280">
          {formatShortDate(first.from, zone, language)}
        </text>
        <text x={WIDTH} y="280" textAnchor="end">
          {formatShortDate(now, zone, language)}
        </text>
      </svg>
    </section>
  );
}

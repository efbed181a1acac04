import { formatShortDate } from "@/lib/platform/dates/format";
import styles from "./arrival-chart.module.css";

const WIDTH = 420;
const FLOOR = 250;
const CEILING = 46;

interface ArrivalChartProps {
  /** When each confirmed registration was sent, the earliest first. */
  arrivals: readonly Date[];
  now: Date;
  capacity: number | null;
  zone: string;
  language: string;
  texts: { heading: string; summary: string; places: string; today: string };
}

/** How the confirmed registrations grew; the sentence in its title says the same. */
export function ArrivalChart({ arrivals, now, capacity, zone, language, texts }: ArrivalChartProps) {
  const first = arrivals[0];
  if (!first || arrivals.length < 2) return null;
  const start = first.getTime();
  const length = Math.max(1, now.getTime() - start);
  const top = Math.max(capacity ?? 0, arrivals.length);
  const x = (at: Date) => Math.round(((at.getTime() - start) / length) * (WIDTH - 16));
  const y = (count: number) => Math.round(FLOOR - (count / top) * (FLOOR - CEILING));
  const line = arrivals.map((at, index) => `L${x(at)} ${y(index + 1)}`).join("");
  const last = { x: WIDTH - 16, y: y(arrivals.length) };
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
          {formatShortDate(first, zone, language)}
        </text>
        <text x={WIDTH} y="280" textAnchor="end">
          {formatShortDate(now, zone, language)}
        </text>
      </svg>
    </section>
  );
}

import Link from "next/link";
import { ScrollFrame } from "@/components/desk/scroll-frame";
import { formatCountry } from "@/lib/platform/i18n/countries";
import styles from "./country-map.module.css";

/** Column and row of each country's square, roughly where it lies in Europe. */
const PLACES: Record<string, readonly [number, number]> = {
  NO: [5, 1],
  SE: [6, 1],
  FI: [7, 1],
  DK: [5, 2],
  EE: [7, 2],
  IE: [1, 3],
  GB: [2, 3],
  NL: [4, 3],
  LV: [7, 3],
  BE: [3, 4],
  LU: [4, 4],
  DE: [5, 4],
  PL: [6, 4],
  LT: [7, 4],
  FR: [3, 5],
  CH: [4, 5],
  CZ: [5, 5],
  SK: [6, 5],
  UA: [7, 5],
  MD: [8, 5],
  PT: [1, 6],
  ES: [2, 6],
  IT: [4, 6],
  AT: [5, 6],
  HU: [6, 6],
  RO: [7, 6],
  SI: [5, 7],
  HR: [6, 7],
  RS: [7, 7],
  BG: [8, 7],
  MT: [4, 8],
  AL: [6, 8],
  GR: [7, 8],
  TR: [8, 8],
  CY: [9, 8],
};
const STEP = 46;
const SIDE = 43;

interface CountryMapProps {
  countries: readonly { code: string; count: number }[];
  /** Below which the registrations are listed. */
  base: string;
  language: string;
  texts: { title: string; note: string; table: string; country: string; people: string };
}

/** Confirmed people by country as squares, always with the same numbers as a table. */
export function CountryMap({ countries, base, language, texts }: CountryMapProps) {
  const counts = new Map(countries.map(({ code, count }) => [code, count]));
  const most = Math.max(1, ...countries.map(({ count }) => count));
  return (
    <section aria-labelledby="countries">
      <h2 id="countries">{texts.title}</h2>
      <svg className={styles.map} viewBox={`0 0 ${9 * STEP} ${8 * STEP}`} aria-hidden="true">
        {Object.entries(PLACES).map(([code, [column, row]]) => {
          const count = counts.get(code) ?? 0;
          return (
            <g
              key={code}
              className={SHADES[shade(count, most)]}
              transform={`translate(${(column - 1) * STEP + 1} ${(row - 1) * STEP + 1})`}
            >
              <rect width={SIDE} height={SIDE} />
              <text x="5" y="16">
                {code}
              </text>
              {count > 0 ? (
                <text className={styles.count} x={SIDE - 5} y={SIDE - 6}>
                  {count}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <p className="small muted above-3">{texts.note}</p>
      {countries.length > 0 ? (
        <details className="fold">
          <summary>{texts.table}</summary>
          <ScrollFrame label={texts.table}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{texts.country}</th>
                  <th scope="col" className="num">
                    {texts.people}
                  </th>
                </tr>
              </thead>
              <tbody>
                {countries.map(({ code, count }) => (
                  <tr key={code}>
                    <th scope="row">{formatCountry(code, language)}</th>
                    <td className="num">
                      <Link href={`${base}/registrations?state=confirmed&country=${code}`}>{count}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollFrame>
        </details>
      ) : null}
    </section>
  );
}

const SHADES = [undefined, styles.v1, styles.v2, styles.v3] as const;

function shade(count: number, most: number): 0 | 1 | 2 | 3 {
  if (count === 0) return 0;
  if (count > most / 3) return 3;
  return count >= 5 ? 2 : 1;
}

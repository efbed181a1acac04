import { getTranslations } from "next-intl/server";
import type { EditionPageContent } from "@/lib/editions/queries/public-edition";
import { drawMap, MAP_SIZE } from "@/lib/platform/map/draw-map";
import styles from "./place-map.module.css";

type Venue = EditionPageContent["venues"][number];

interface PlaceMapProps {
  venues: readonly Venue[];
  city: string;
  locale: string;
}

/**
 * Where in the land the venues are: coasts, borders and a mark, drawn here, so that no map of a stranger is asked. Several
 * are numbered as in the list beside it.
 */
export async function PlaceMap({ venues, city, locale }: PlaceMapProps) {
  const placed = venues.flatMap((venue, index) =>
    venue.position ? [{ number: index + 1, position: venue.position, town: venue.city }] : [],
  );
  const map = await drawMap(placed.map(({ position }) => position));
  if (!map) return null;
  const t = await getTranslations("public.edition");
  const marks = map.marks.map(({ x, y, numbers }) => {
    const here = numbers.flatMap((number) => placed[number - 1] ?? []);
    return {
      x,
      y,
      towns: [...new Set(here.map(({ town }) => town))],
      numbers: here.map(({ number }) => number),
    };
  });
  const several = venues.length > 1;
  const said = new Intl.ListFormat(locale).format(
    marks.map(({ towns, numbers }) =>
      several ? `${numbers.join(", ")} ${towns.join(", ")}` : towns.join(", "),
    ),
  );
  const { width, height } = MAP_SIZE;
  const name = t("map.name", { city });
  const words = t("map.words", { places: said });
  return (
    <svg
      className={styles.map}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${name}. ${words}`}
    >
      <title>{name}</title>
      <desc>{words}</desc>
      <rect className={styles.sea} width={width} height={height} />
      <path className={styles.land} d={map.land} />
      <path className={styles.borders} d={map.borders} />
      {marks.map(({ x, y, towns, numbers }) => {
        const label = several ? numbers.join(" · ") : (towns[0] ?? "");
        const left = x > width * 0.6;
        return (
          <g key={`${x} ${y}`}>
            <circle className={styles.mark} cx={x} cy={y} r={9} />
            <text
              className={styles.town}
              x={left ? x - 18 : x + 18}
              y={y + 9}
              textAnchor={left ? "end" : "start"}
            >
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Where something is on the earth, in degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** A mark on a map, for one place or several, by their numbers from 1. */
export interface Mark {
  x: number;
  y: number;
  numbers: number[];
}

const EARTH_KM = 6_371;
/** How much of the land around is shown of a single town, so that everybody knows the shape of the coast or a border. */
const REGION_KM = 900;
const RADIANS = Math.PI / 180;

/** The middle of what is to be shown, and how many units of the map a radian has; null of nothing. */
export function windowOf(
  places: readonly Position[],
  { width, height }: { width: number; height: number },
): { center: Position; scale: number } | null {
  const [first] = places;
  if (!first) return null;
  // Of longitudes those nearest to the first: two places beside the date line are neighbours.
  const longitudes = places.map(({ longitude }) => first.longitude + turned(longitude - first.longitude));
  const latitudes = places.map(({ latitude }) => latitude);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const center = { latitude: middle(latitudes), longitude: turned(middle(longitudes)) };
  const spread = (values: readonly number[]) =>
    (Math.max(...values) - Math.min(...values)) * RADIANS * EARTH_KM;
  const wide = spread(longitudes) * Math.cos(center.latitude * RADIANS);
  // Half of the width and height stays around them.
  const across = Math.max(REGION_KM, wide * 2, (spread(latitudes) * 2 * width) / height);
  return { center, scale: (width / across) * EARTH_KM };
}

/** A longitude, or a way along one, between -180 and 180 degrees. */
const turned = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** Two marks nearer than this would hide each other. */
const APART = 26;

/** Marks of places at points of the map; those that would hide each other are one. */
export function groupMarks(points: ReadonlyArray<readonly [number, number]>): Mark[] {
  const marks: Mark[] = [];
  points.forEach(([x, y], index) => {
    const near = marks.find((mark) => Math.hypot(mark.x - x, mark.y - y) < APART);
    if (near) near.numbers.push(index + 1);
    else marks.push({ x: Math.round(x), y: Math.round(y), numbers: [index + 1] });
  });
  return marks;
}

/** How much of a coast a map shows. */
export interface Detail {
  /** An island or lake that is smaller than this is a speck of dust. */
  speck: number;
  /** Points nearer to the one before say nothing. */
  step: number;
}

const FINE: Detail = { speck: 4, step: 0 };
const COARSE: Detail = { speck: 9, step: 4 };

/** Wider than so a map shows a continent: its fjords are noise, and weigh more than all the rest of its page. */
const CONTINENT_KM = 1_500;

/** How fine the lines of a map are, by its scale (`windowOf`). */
export const detailOf = (scale: number, width: number): Detail =>
  (width / scale) * EARTH_KM > CONTINENT_KM ? COARSE : FINE;

/** Whether it is a map of a continent, for which data of a smaller scale do. */
export const isCoarse = (detail: Detail): boolean => detail === COARSE;

/**
 * An absolute path of whole numbers ("M…L…Z") as a relative one, without points that say nothing and without specks: about a third of it.
 */
export function shortPath(path: string, { speck, step }: Detail = FINE): string {
  return path
    .split("M")
    .filter(Boolean)
    .flatMap((line) => {
      const points = straight(
        line
          .replace("Z", "")
          .split("L")
          .map((pair) => pair.split(",").map(Number) as [number, number]),
        step,
      );
      const [first] = points;
      if (!first || points.length < 2) return [];
      const across = (axis: 0 | 1) =>
        Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
      if (line.includes("Z") && Math.max(across(0), across(1)) < speck) return [];
      const steps = points.slice(1).map((point, index) => {
        const before = points[index] ?? first;
        return `${joined(point[0] - before[0], "")}${joined(point[1] - before[1], " ")}`;
      });
      return [
        `M${first[0]} ${first[1]}l${steps.join(" ").replaceAll(" -", "-")}${line.includes("Z") ? "z" : ""}`,
      ];
    })
    .join("");
}

const joined = (value: number, before: string): string => (value < 0 ? `${value}` : `${before}${value}`);

/** Without points that are where the one before is, or nearly so, or on the way to the next. The last one stays. */
function straight(points: ReadonlyArray<[number, number]>, step: number): Array<[number, number]> {
  const kept: Array<[number, number]> = [];
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    const ends = index === points.length - 1;
    if (last && Math.hypot(last[0] - point[0], last[1] - point[1]) <= (ends ? 0 : step)) continue;
    const before = kept.at(-2);
    if (last && before && onTheWay(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function onTheWay(from: [number, number], over: [number, number], to: [number, number]): boolean {
  const [ax, ay] = [over[0] - from[0], over[1] - from[1]];
  const [bx, by] = [to[0] - over[0], to[1] - over[1]];
  return ax * by === ay * bx && ax * bx + ay * by > 0;
}

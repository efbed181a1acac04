import "server-only";
import { type GeoPermissibleObjects, geoAzimuthalEqualArea, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { detailOf, groupMarks, isCoarse, type Mark, type Position, shortPath, windowOf } from "./lines";

/** The size a map is drawn in, in units of its own. */
export const MAP_SIZE = { width: 600, height: 400 } as const;

/** A map of the region around some places: lines to draw, and where the places are in it. */
export interface DrawnMap {
  land: string;
  borders: string;
  /** Places that lie so close together that they share a mark are in one. */
  marks: Mark[];
}

interface World {
  land: FeatureCollection<Geometry>;
  borders: GeoPermissibleObjects;
}

const SHEETS = {
  fine: () => import("world-atlas/countries-50m.json"),
  coarse: () => import("world-atlas/countries-110m.json"),
};
const worlds = new Map<keyof typeof SHEETS, Promise<World>>();

/**
 * Coasts and borders of Natural Earth, public domain: 1 : 50 million, and 1 : 110 million where a continent is shown. Each is read once,
 * and only when somebody draws it.
 */
function readWorld(sheet: keyof typeof SHEETS): Promise<World> {
  const read =
    worlds.get(sheet) ??
    SHEETS[sheet]().then(({ default: json }): World => {
      const topology = json as unknown as Topology<{
        countries: GeometryCollection;
        land: GeometryCollection;
      }>;
      const { countries, land } = topology.objects;
      return {
        land: feature(topology, land),
        borders: mesh(topology, countries, (one, other) => one !== other),
      };
    });
  worlds.set(sheet, read);
  return read;
}

/** Draws where some places lie; null without any. Nothing is asked of anybody: the lines come with the program. */
export async function drawMap(places: readonly Position[]): Promise<DrawnMap | null> {
  const window = windowOf(places, MAP_SIZE);
  if (!window) return null;
  const { width, height } = MAP_SIZE;
  const projection = geoAzimuthalEqualArea()
    .rotate([-window.center.longitude, -window.center.latitude])
    .translate([width / 2, height / 2])
    .scale(window.scale)
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const detail = detailOf(window.scale, width);
  const { land, borders } = await readWorld(isCoarse(detail) ? "coarse" : "fine");
  const path = geoPath(projection).digits(0);
  const points = places.map(({ latitude, longitude }) => projection([longitude, latitude]));
  return {
    land: shortPath(path(land) ?? "", detail),
    borders: shortPath(path(borders) ?? "", detail),
    marks: groupMarks(points.map((point) => point ?? [width / 2, height / 2])),
  };
}

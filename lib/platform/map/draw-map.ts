import "server-only";
import { type GeoPermissibleObjects, geoAzimuthalEqualArea, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { groupMarks, type Mark, type Position, shortPath, windowOf } from "./lines";

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

let world: Promise<World> | null = null;

/** Coasts and borders of Natural Earth, 1 : 50 million, public domain; read once, and only when somebody draws. */
function readWorld(): Promise<World> {
  world ??= import("world-atlas/countries-50m.json").then(({ default: json }) => {
    const topology = json as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
    const { countries, land } = topology.objects;
    return {
      land: feature(topology, land),
      borders: mesh(topology, countries, (one, other) => one !== other),
    };
  });
  return world;
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
  const { land, borders } = await readWorld();
  const path = geoPath(projection).digits(0);
  const points = places.map(({ latitude, longitude }) => projection([longitude, latitude]));
  return {
    land: shortPath(path(land) ?? ""),
    borders: shortPath(path(borders) ?? ""),
    marks: groupMarks(points.map((point) => point ?? [width / 2, height / 2])),
  };
}

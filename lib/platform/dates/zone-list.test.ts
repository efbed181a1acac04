import { expect, test } from "vitest";
import { listZonesNear } from "./zone-list";
import { listTimeZones } from "./zones";

const WINTER = new Date("2027-01-15T12:00:00Z");
const SUMMER = new Date("2027-07-15T12:00:00Z");

test("the zone itself is first, then those with its time today, its own continent before others", () => {
  const zones = listZonesNear("Europe/Rome", WINTER);
  expect(zones[0]).toEqual({ zone: "Europe/Rome", name: "Rome — GMT+1" });
  const place = (zone: string) => zones.findIndex((one) => one.zone === zone);
  expect(place("Europe/Berlin")).toBeLessThan(place("Africa/Algiers"));
  expect(place("Africa/Algiers")).toBeLessThan(place("Europe/London"));
  expect(place("Europe/London")).toBeLessThan(place("America/New_York"));
  expect(place("America/New_York")).toBeLessThan(place("Pacific/Auckland"));
});

test("the names are of today", () => {
  const name = (zone: string, at: Date) =>
    listZonesNear("Europe/Rome", at).find((one) => one.zone === zone)?.name;
  expect(name("Europe/Rome", SUMMER)).toBe("Rome — GMT+2");
  expect(name("America/St_Johns", WINTER)).toBe("St Johns — GMT-3:30");
});

test("every zone is there once, under a name of its own", () => {
  const zones = listZonesNear("America/New_York", WINTER);
  expect(zones.map(({ zone }) => zone).sort()).toEqual([...listTimeZones()].sort());
  expect(new Set(zones.map(({ name }) => name)).size).toBe(zones.length);
});

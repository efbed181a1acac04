import { expect, test } from "vitest";
import { dayInZone, offsetMinutes } from "./reader-zone";
import { programmeDay } from "./zones";

test.each([
  ["Europe/Rome", "2027-04-01T09:00:00Z", 120],
  ["Europe/Rome", "2027-01-01T09:00:00Z", 60],
  ["Asia/Kathmandu", "2027-04-01T09:00:00Z", 345],
  ["America/St_Johns", "2027-01-01T00:10:00Z", -210],
  ["UTC", "2027-04-01T09:00:00Z", 0],
])("%s at %s is %i minutes ahead", (zone, instant, minutes) => {
  expect(offsetMinutes(new Date(instant), zone)).toBe(minutes);
});

test("the day begins at four, as the server counts it", () => {
  for (const zone of ["Europe/Rome", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
    for (let hour = 0; hour < 48; hour += 1) {
      const instant = new Date(Date.UTC(2027, 4, 6, hour, 30));
      expect(dayInZone(instant, zone)).toBe(programmeDay(instant, zone));
    }
});

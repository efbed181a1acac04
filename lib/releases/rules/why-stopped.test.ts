import { expect, test } from "vitest";
import { plannedFields, suggestedMoment } from "./planned-fields";
import { whyStopped } from "./why-stopped";

const releaseAt = new Date("2027-10-01T10:00:00Z");
const open = { cancelledAt: null, archivedAt: null, deletedAt: null };
const why = (edition: object = {}, { mayRelease = true, hours = 0 } = {}) =>
  whyStopped(
    { releaseAt, edition: { ...open, ...edition }, mayRelease },
    new Date(releaseAt.getTime() + hours * 3_600_000),
  );

test("a planned release is stopped by its edition, its planner or the time, the edition first", () => {
  expect(why()).toBeNull();
  expect(why({}, { hours: 24 })).toBeNull();
  expect(why({}, { hours: 25 })).toBe("too-late");
  expect(why({}, { mayRelease: false })).toBe("no-right");
  for (const [column, reason] of [
    ["cancelledAt", "cancelled"],
    ["archivedAt", "archived"],
    ["deletedAt", "archived"],
  ] as const)
    expect(why({ [column]: releaseAt }, { mayRelease: false, hours: 25 })).toBe(reason);
});

test.each([
  ["Europe/Rome", "2027-10-01T10:00:00.000Z", "2027-10-01T13:00"],
  ["Europe/Rome", "2027-10-01T10:00:00.001Z", "2027-10-01T13:15"],
  ["Europe/Rome", "2027-10-01T10:14:59.000Z", "2027-10-01T13:15"],
  ["Asia/Kathmandu", "2027-10-01T10:01:00.000Z", "2027-10-01T17:00"],
])("a plan begins with a full quarter of an hour, an hour or more ahead (%s, %s)", (zone, now, moment) => {
  expect(suggestedMoment(new Date(now), zone)).toBe(moment);
});

test("it stands in its form as it is stored, on the clock of the edition", () => {
  const row = { name: "At noon", note: { en: "Now with rooms" }, releaseAt };
  expect(plannedFields(row, "Europe/Rome")).toEqual({
    ...{ name: "At noon", note: { en: "Now with rooms" }, at: "2027-10-01T12:00" },
  });
});

import { expect, test } from "vitest";
import { mailingFields } from "./mailing-fields";
import { momentOf } from "./moment";
import { OWN_MAILS, STOPPED } from "./own-mails";

const before = (daysBefore: number, atTime = "09:00") => ({ sendAt: null, daysBefore, atTime });
const edition = (timeZone: string, ...days: string[]) => ({ days, timeZone });

test.each([
  // The clocks go forward on 28 March 2027: three days before it is winter time.
  ["Europe/Rome", ["2027-03-29"], 3, "09:00", "2027-03-26T08:00:00.000Z"],
  ["Europe/Rome", ["2027-03-29"], 0, "09:00", "2027-03-29T07:00:00.000Z"],
  // 02:30 is no time of that day: the clocks show 03:30.
  ["Europe/Rome", ["2027-03-29"], 1, "02:30", "2027-03-28T01:30:00.000Z"],
  // On 31 October 2027 they show 02:30 twice: the first.
  ["Europe/Rome", ["2027-10-31"], 0, "02:30", "2027-10-31T00:30:00.000Z"],
  ["Pacific/Auckland", ["2027-10-07"], 3, "09:00", "2027-10-03T20:00:00.000Z"],
  // By the first day, however many there are, and after the last.
  ["Europe/Rome", ["2027-06-01", "2027-06-02", "2027-06-03"], 0, "09:00", "2027-06-01T07:00:00.000Z"],
  ["Europe/Rome", ["2027-06-01", "2027-06-02", "2027-06-03"], 2, "09:00", "2027-05-30T07:00:00.000Z"],
  ["Europe/Rome", ["2027-06-01", "2027-06-02", "2027-06-03"], -2, "09:00", "2027-06-05T07:00:00.000Z"],
  ["Europe/Rome", ["2027-06-01", "2027-06-02"], -1, "09:00", "2027-06-03T07:00:00.000Z"],
] as const)("%s, %j: %i days before, at %s", (zone, days, daysBefore, time, moment) => {
  expect(momentOf(before(daysBefore, time), edition(zone, ...days))?.toISOString()).toBe(moment);
});

test("without days there is no moment but a given one", () => {
  expect(momentOf(before(3), edition("Europe/Rome"))).toBeNull();
  expect(
    momentOf({ sendAt: null, daysBefore: null, atTime: "09:00" }, edition("UTC", "2027-06-01")),
  ).toBeNull();
  expect(momentOf({ sendAt: null, daysBefore: 1, atTime: null }, edition("UTC", "2027-06-01"))).toBeNull();
  const sendAt = new Date("2027-01-01T10:00:00Z");
  expect(momentOf({ sendAt, daysBefore: null, atTime: null }, edition("Europe/Rome"))).toEqual(sendAt);
});

test("a message stands in its form as it is stored", () => {
  const row = { target: "states", audience: ["confirmed"], attached: ["ticket"] };
  expect(
    mailingFields({ ...row, subject: { en: "News" }, body: { en: "Bring a plate.", it: "Porta" } }),
  ).toEqual({
    ...row,
    ...{ subject: { en: "News" }, body: { en: "Bring a plate.", it: "Porta" } },
  });
});

test("the words that are stored with mails stay", () => {
  expect([OWN_MAILS, STOPPED]).toEqual([{ template: { not: "wording-test" } }, "STOPPED"]);
});

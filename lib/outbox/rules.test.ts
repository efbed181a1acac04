import { describe, expect, test } from "vitest";
import { JOINED, type MailKind, type MailLeft, MOST_ATTEMPTS, nextAttempt, roomAt } from "./rules";
import { TEMPLATES } from "./schema";

test("what failed for now is tried again ever later, and given up after two days", () => {
  const now = new Date("2027-01-01T00:00:00Z");
  const waits: number[] = [];
  for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1)
    waits.push(((nextAttempt(attempts, now, 0)?.getTime() ?? 0) - now.getTime()) / 60_000);
  expect(waits[0]).toBe(1);
  expect([...waits].sort((a, b) => a - b)).toEqual(waits);
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 1440).toBeGreaterThan(1.9);
  expect(nextAttempt(MOST_ATTEMPTS, now, 0)).toBeNull();
  expect(nextAttempt(1, now, 1)?.getTime()).toBe(now.getTime() + 75_000);
});

describe("a mailbox has room for twelve mails an hour", () => {
  const now = new Date("2027-01-01T12:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const some = (kind: MailKind, count: number, minutes = 30): MailLeft[] =>
    Array.from({ length: count }, () => ({ kind, at: ago(minutes) }));
  /** How many more of a kind leave at once. */
  const room = (kind: MailKind, left: MailLeft[], proven: boolean) => {
    let more = 0;
    while (more < 50 && roomAt(kind, [...left, ...some(kind, more, 0)], proven, now) === null) more += 1;
    return more;
  };

  test.each<[MailKind, number, number]>([
    // Nobody has signed in with the address: nothing is kept for browsers known to it.
    ["other", 10, 4],
    ["stranger", 11, 5],
    ["known", 10, 10],
  ])("for %s mails alone %d, for a proven address %d", (kind, unproven, proven) => {
    expect([room(kind, [], false), room(kind, [], true)]).toEqual([unproven, proven]);
  });

  test("whoever uses up a kind leaves what is kept for the others, and twelve are never passed", () => {
    expect(room("known", [...some("stranger", 5), ...some("other", 1)], true)).toBe(6);
    expect(room("known", [...some("other", 4), ...some("stranger", 2)], true)).toBe(6);
    expect(room("stranger", some("other", 4), true)).toBe(2);
    expect(room("other", some("stranger", 5), true)).toBe(1);
    for (const kind of ["known", "stranger", "other"] as const)
      expect(room(kind, [...some("known", 6), ...some("stranger", 5), ...some("other", 1)], true)).toBe(0);
  });

  test("says when there is room: an hour after the mail that has to be forgotten first", () => {
    const left = [...some("other", 3, 50), ...some("other", 7, 20)];
    expect(roomAt("other", left, false, now)).toEqual(ago(-10));
    expect(roomAt("other", left, true, now)).toEqual(ago(-40));
    expect(roomAt("other", some("other", 40, 61), true, now)).toBeNull();
  });
});

test("who leaves with whom, typed by hand", () => {
  const never = TEMPLATES.filter((template) => JOINED[template] === "never");
  expect(never).toEqual(["sign-in", "registration-changed", "schedule-changed", "team-invitation"]);
  expect(TEMPLATES.filter((template) => JOINED[template] === "anywhere")).toEqual(["lost-link"]);
});

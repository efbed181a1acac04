import { describe, expect, test } from "vitest";
import {
  type MailKind,
  type MailLeft,
  MOST_ATTEMPTS,
  nextAttempt,
  roomAt,
  TELLS_OF_PLACE,
  truthOf,
} from "./rules";
import type { Standing } from "./templates/definition/standing";
import { MAILS, TEMPLATES, type TemplateName } from "./templates/registry";

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
  const never = TEMPLATES.filter((template) => MAILS[template].joins === "never");
  expect(never).toEqual([
    "sign-in",
    "session-promoted",
    "session-changed",
    "registration-changed",
    "correction-told",
    "speaker-invitation",
    "schedule-changed",
    "team-invitation",
    "wording-test",
    "mailing-speaker",
    "mailing-earlier",
    "mailing-team",
    "mailing-stopped",
    "release-stopped",
  ]);
  expect(TEMPLATES.filter((template) => MAILS[template].joins === "anywhere")).toEqual(["lost-link"]);
});

test("which mails tell of a place, typed by hand: whoever had one since needs no other before the day", () => {
  expect(TELLS_OF_PLACE).toEqual([
    "registration-approved",
    "registration-confirmed",
    "registration-promoted",
    "edition-revived",
  ]);
});

describe("what is said still holds when the mail leaves", () => {
  const ALL = [
    "draft",
    "pending",
    "confirmed",
    "waitlisted",
    "offered",
    "declined",
    "withdrawn",
    "cancelled",
  ];
  const LIVE = ["pending", "confirmed", "waitlisted", "offered"];
  const GONE = ["draft", "declined", "withdrawn", "cancelled"];
  const now: Standing = {
    state: "confirmed",
    cancelled: false,
    over: false,
    firstDay: "2027-05-06",
    draftOpens: true,
    ownMailbox: true,
    comesBack: null,
    toAnswer: true,
    audience: null,
  };
  const day = "2027-05-06";
  const trueIn = (template: TemplateName, change: Partial<Standing> = {}) =>
    ALL.filter((state) => truthOf(template, { day }, { ...now, ...change, state }) === "true");

  /** In which states each mail is true: while the edition is to come, while it is cancelled, once it is over. */
  test.each<[TemplateName, string[], string[], string[]]>([
    ["sign-in", ALL, ALL, ALL],
    ["draft-saved", ["draft"], [], []],
    ["registration-received", ["pending"], [], []],
    ["registration-approved", ["confirmed"], [], []],
    ["registration-declined", ["declined"], ["declined"], ["declined"]],
    ["registration-confirmed", ["confirmed"], [], []],
    ["registration-promoted", ["confirmed"], [], []],
    ["option-given", ["confirmed", "offered"], [], []],
    ["session-promoted", ["confirmed"], [], []],
    ["session-changed", ["confirmed"], [], []],
    ["registration-waitlisted", ["waitlisted"], [], []],
    ["registration-withdrawn", GONE, GONE, GONE],
    ["registration-cancelled", GONE, GONE, GONE],
    ["registration-changed", [], [], []],
    ["already-registered", LIVE, LIVE, LIVE],
    ["lost-link", ALL, ALL, ALL],
    ["email-corrected", ALL, ALL, ALL],
    ["registration-corrected", ALL, ALL, ALL],
    ["correction-told", [], [], []],
    ["correction-undone", ALL, ALL, ALL],
    ["edition-cancelled", [], ALL, []],
    ["edition-revived", LIVE, [], []],
    ["before-the-day", ["confirmed"], [], []],
    ["still-to-answer", ["confirmed", "offered"], [], []],
    ["speaker-invitation", ALL, [], []],
    ["schedule-changed", ALL, [], []],
    ["team-invitation", ALL, ALL, ALL],
    ["wording-test", ALL, ALL, ALL],
    ["mailing", [], [], []],
    ["mailing-speaker", ALL, ALL, ALL],
    ["mailing-earlier", ALL, ALL, ALL],
    ["mailing-team", ALL, ALL, ALL],
    ["mailing-stopped", ALL, ALL, ALL],
    ["release-stopped", ALL, ALL, ALL],
  ])("%s", (template, toCome, cancelled, over) => {
    expect(trueIn(template)).toEqual(toCome);
    expect(trueIn(template, { cancelled: true })).toEqual(cancelled);
    expect(trueIn(template, { over: true })).toEqual(over);
  });

  test("who has left a form is not sent back to one that doesn't open any more; other mails don't care", () => {
    expect(trueIn("draft-saved", { draftOpens: false })).toEqual([]);
    expect(truthOf("draft-saved", {}, { ...now, state: "draft", draftOpens: false, cancelled: true })).toBe(
      "pointless",
    );
    expect(
      TEMPLATES.filter(
        (template) => trueIn(template).length > 0 && trueIn(template, { draftOpens: false }).length === 0,
      ),
    ).toEqual(["draft-saved"]);
  });

  test("who has answered meanwhile is asked no more; other mails don't care", () => {
    expect(
      TEMPLATES.filter((name) => trueIn(name, { toAnswer: false }).length < trueIn(name).length),
    ).toEqual(["still-to-answer"]);
    expect(trueIn("still-to-answer", { toAnswer: false })).toEqual([]);
  });

  test("a mailing goes to whom it is written to, also once the edition is cancelled or over", () => {
    expect(trueIn("mailing", { audience: ["waitlisted"] })).toEqual(["waitlisted"]);
    expect(trueIn("mailing", { audience: ["confirmed"], cancelled: true, over: true })).toEqual([
      "confirmed",
    ]);
  });

  test("an address that was changed back is not told that it was changed", () => {
    expect(trueIn("registration-changed", { ownMailbox: false })).toEqual(ALL);
    expect(trueIn("correction-told", { ownMailbox: false })).toEqual(ALL);
  });

  test("of a first day that has moved nobody is told any more", () => {
    expect(truthOf("before-the-day", { day: "2027-05-05" }, now)).toBe("pointless");
  });

  test("only what is true again once the edition is brought back waits for that", () => {
    const cancelled = { ...now, cancelled: true };
    const isHeld = (template: TemplateName) =>
      ALL.some((state) => truthOf(template, { day }, { ...cancelled, state }) === "held");
    expect(TEMPLATES.filter(isHeld)).toEqual([
      "draft-saved",
      "registration-received",
      "registration-approved",
      "registration-confirmed",
      "registration-waitlisted",
      "registration-promoted",
      "option-given",
      "session-promoted",
      "session-changed",
      "registration-mode",
      "registration-category",
      "before-the-day",
      "still-to-answer",
      "speaker-invitation",
    ]);
    expect(truthOf("registration-confirmed", {}, { ...cancelled, state: "withdrawn" })).toBe("pointless");
    expect(truthOf("registration-confirmed", {}, { ...cancelled, over: true })).toBe("pointless");
  });
});

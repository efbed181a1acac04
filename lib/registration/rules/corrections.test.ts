import { describe, expect, test } from "vitest";
import { correctionState, isNamed, isWithheld, withheldBefore } from "./corrections";

const at = (hour: number) => new Date(Date.UTC(2027, 4, 6, hour));

describe("what is withheld", () => {
  test("nothing without a correction; with several, what was given before the latest, in whatever order they are read", () => {
    expect(withheldBefore([])).toBeNull();
    expect(withheldBefore([{ createdAt: at(9) }])).toEqual(at(9));
    for (const hours of [
      [9, 11, 10],
      [11, 9, 10],
      [9, 10, 11],
    ])
      expect(withheldBefore(hours.map((hour) => ({ createdAt: at(hour) })))).toEqual(at(11));
  });

  test.each([
    [true, 8, 9, true],
    [true, 9, 9, false],
    [true, 10, 9, false],
    [false, 8, 9, false],
    [true, 8, null, false],
  ])("sensitive: %s, given at %d, corrected at %s: %s", (sensitive, given, corrected, withheld) => {
    const before = corrected === null ? null : at(corrected);
    expect(isWithheld({ sensitive, givenAt: at(given) }, before)).toBe(withheld);
  });
});

test.each([
  [{}, 11, "open"],
  [{}, 12, "over"],
  [{ agreedAt: at(9) }, 11, "agreed"],
  [{ agreedAt: at(9) }, 13, "agreed"],
  [{ takenBackAt: at(9) }, 11, "taken-back"],
  [{ takenBackAt: at(9), agreedAt: at(8) }, 13, "taken-back"],
  [{ takenBackAt: at(9), isBack: false }, 11, "ended"],
  [{ isBack: false }, 11, "open"],
])("%o at %d o'clock of a way back until noon: %s", (said, hour, state) => {
  expect(
    correctionState(
      { openUntil: at(12), agreedAt: null, takenBackAt: null, isBack: true, ...said },
      at(hour),
    ),
  ).toBe(state);
});

test.each([
  ["a confirmation from before", "registration-confirmed", 8, 9, true],
  ["a reminder from before: whoever had answered got none", "still-to-answer", 8, 9, false],
  ["a reminder since", "still-to-answer", 10, 9, true],
  ["a reminder that waits", "still-to-answer", null, 9, false],
  ["a reminder where the address is known", "still-to-answer", 8, null, true],
])("%s", (_name, template, sent, corrected, named) => {
  const mail = { mailingId: null, template, state: "sent", sentAt: sent === null ? null : at(sent) };
  expect(isNamed(mail, corrected === null ? null : at(corrected))).toBe(named);
});

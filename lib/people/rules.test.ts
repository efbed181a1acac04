import { describe, expect, test } from "vitest";
import { codePage, judgeRequest, marksOf } from "./rules";

const aged = (age: number, mine = false) => ({ age, mine });

describe("a stranger's request to sign in", () => {
  test.each([
    ["is the first", [], 0, "mail"],
    ["comes while a mail waits to leave", [aged(0)], 0, "join"],
    ["comes within five minutes of a living mail", [aged(4.9)], 1, "join"],
    ["comes five minutes after it", [aged(5)], 1, "mail"],
    ["comes five minutes after the second", [aged(5)], 2, "join"],
    ["comes when the second is over", [], 2, "mail"],
    ["is looked at against the youngest, whoever asked for it", [aged(1), aged(8)], 1, "join"],
    ["comes from the same browser again", [aged(2, true)], 1, "join"],
    ["is the sixth of the hour", [], 5, "mail"],
    ["is the seventh", [], 6, "wait"],
    ["is the seventh while one lives", [aged(9)], 6, "join"],
  ] as const)("%s", (_name, living, made, expected) => {
    expect(judgeRequest(false, living, made)).toBe(expected);
  });
});

describe("the request of a browser that has proven the address", () => {
  test.each([
    ["has its own mail, however young those of strangers are", [aged(0), aged(3)], 0, "mail"],
    ["is not sent twice when the button is pressed twice", [aged(0.5, true)], 1, "join"],
    ["is sent again a minute later", [aged(1, true)], 1, "mail"],
    ["is the sixth of the hour", [aged(3, true)], 5, "mail"],
    ["is the seventh while one lives", [aged(3, true)], 6, "join"],
    ["is the seventh", [], 6, "wait"],
  ] as const)("%s", (_name, living, made, expected) => {
    expect(judgeRequest(true, living, made)).toBe(expected);
  });
});

test("the page that takes a code knows the language and where to go afterwards", () => {
  expect(codePage("it", "")).toBe("/it/sign-in?step=code");
  expect(codePage("en", "/en/desk?day=2&all=1")).toBe(
    "/en/sign-in?step=code&to=%2Fen%2Fdesk%3Fday%3D2%26all%3D1",
  );
});

test("a browser is looked for under its mark, and under the former one while the secret is changed", () => {
  expect(marksOf({ browserHash: "now", formerHash: "then" })).toEqual(["now", "then"]);
  expect(marksOf({ browserHash: "now" })).toEqual(["now"]);
  expect(marksOf({ browserHash: null, formerHash: undefined })).toEqual([]);
});

import { expect, test } from "vitest";
import { chooseCarriedSignUps } from "./carried-sign-ups";

const at = (hour: number) => [{ from: hour, until: hour + 1 }];
const SESSIONS = [
  { id: "soup", times: at(9) },
  { id: "bread", times: at(9) },
  { id: "mill", times: at(11) },
];
const place = (sessionId: string) => ({ sessionId, position: null });
const wait = (sessionId: string, position: number) => ({ sessionId, position });

test.each([
  ["a place follows", [place("soup")], [], [{ ...place("soup"), was: null }]],
  ["a place in the same session is one place", [place("soup")], [place("soup")], []],
  ["a place at the time of one of theirs stays behind", [place("soup")], [place("bread")], []],
  ["a place instead of a wait", [place("soup")], [wait("soup", 4)], [{ ...place("soup"), was: 4 }]],
  ["a wait follows with its turn", [wait("soup", 2)], [], [{ ...wait("soup", 2), was: null }]],
  ["the earlier turn counts", [wait("soup", 2)], [wait("soup", 5)], [{ ...wait("soup", 2), was: 5 }]],
  ["a later turn is nothing", [wait("soup", 5)], [wait("soup", 2)], []],
  ["nobody waits for what they have", [wait("soup", 2)], [place("soup")], []],
  [
    "a wait may be at the time of a place",
    [wait("soup", 2)],
    [place("bread")],
    [{ ...wait("soup", 2), was: null }],
  ],
  [
    "whatever is at another time follows",
    [wait("mill", 3), place("soup")],
    [place("mill")],
    [{ ...place("soup"), was: null }],
  ],
] as const)("%s", (_, from, to, expected) => {
  expect(chooseCarriedSignUps(SESSIONS, from, to)).toEqual(expected);
});

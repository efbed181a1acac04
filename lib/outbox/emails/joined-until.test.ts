import { expect, test } from "vitest";
import { FACTS } from "../fixtures/whole-mail";
import { composeJoined } from "./compose-joined";
import { asText } from "./render-text";

const MAY = "Saturday 1 May 2027";
const JUNE = "Tuesday 1 June 2027";

/** What a mail to two people of one mailbox says, each with a last day of their own. */
function said(...days: Array<string | undefined>) {
  const messages = days.map((until, at) => ({
    parameters: { fullName: `Person ${at}`, reference: `REF00${at}`, ...(until ? { until } : {}) },
    links: { button: `https://school.example/r/${at}/questions` },
    facts: FACTS,
  }));
  return asText(composeJoined("still-to-answer", messages, "en", "Convivio", true));
}

test("one last day for all is said once, in the text", () => {
  expect(said(MAY, MAY)).toContain(`Please answer by ${MAY}.`);
  expect(said(MAY, MAY)).not.toContain("To be answered by");
});

test("several people with different last days have each their own beside their name", () => {
  const both = said(MAY, JUNE);
  expect(both).not.toContain("Please answer by");
  expect(both).toMatch(
    new RegExp(`Person 0[^]*To be answered by ${MAY}[^]*Person 1[^]*To be answered by ${JUNE}`),
  );
  const one = said(undefined, JUNE);
  expect(one).not.toContain("Please answer by");
  expect(one.match(/To be answered by/g)).toHaveLength(1);
});

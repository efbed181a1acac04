import { expect, test } from "vitest";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { tracesOf } from "./traces";

test("a word is found in whichever row holds it, letter by letter, and among hundreds that nothing holds", async () => {
  const { edition } = await makeOpenEdition();
  const fullName = "Trace (d'Esempio) .*+? [Ö] #1";
  await makeRegistration(edition, null, { state: "draft", fullName });
  const hundreds = Array.from({ length: 200 }, (_, count) => `nothing holds ${count}`);
  expect(await tracesOf([...hundreds, "(D'ESEMPIO) .*+? [ö]"])).toEqual([
    expect.stringMatching(/^registration: .*Trace/),
  ]);
  expect(await tracesOf([...hundreds, "TraceX(d"])).toEqual([]);
});

import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { queueFor } from "@/prisma/factories/messages";
import { makeCategory } from "@/prisma/factories/registration";
import { HEADING, makeDesk, person } from "@/prisma/scenarios/intake";

test("what waits to be told of a category or a way of taking part that a table has changed is not told", async () => {
  const { bring, rows, edition, ids } = await makeDesk({ mode: "either" });
  await makeCategory(edition, { slug: "guests" });
  await bring([`${HEADING}|Mode`, person(1, "|IT|||"), person(2, "|IT|||"), person(3, "|IT|||")]);
  const people = await rows();
  const category = { category: "Guests of the day", before: "" };
  const same = people.map(() => ({ ...category }));
  const [moved, other, stays] = await queueFor(edition, people, "registration-category", {
    parameters: same,
  });
  const modes = people.map(() => ({ mode: "on_site" as const }));
  const [kept, changed, told] = await queueFor(edition, people, "registration-mode", { parameters: modes });
  await db().outboxMessage.updateMany({ where: { id: moved ?? "" }, data: { state: "failed" } });
  const table = [person(1, "|IT|guests||"), person(2, "|IT|||online"), person(3, "|DE|||")];
  expect(await bring([`${HEADING}|Mode`, ...table])).toMatchObject({ value: { changed: 3 } });
  const messages = await db().outboxMessage.findMany({ where: ids, select: { id: true, state: true } });
  const stateOf = (id: string | undefined) => messages.find((one) => one.id === id)?.state;
  expect([moved, changed].map(stateOf)).toEqual(["cancelled", "cancelled"]);
  expect([other, stays, kept, told].map(stateOf)).toEqual(["queued", "queued", "queued", "queued"]);
});

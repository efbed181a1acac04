import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import type { EditionChoice } from "@/prisma/factories/schools";
import { busOptions } from "@/prisma/scenarios/bus";
import { makeDesk } from "@/prisma/scenarios/intake";

const HEADING = "Name|E-mail|Country|way";
const row = (number: number, way: string) => `Ada Esempio ${number}|ada-${number}@example.org|IT|${way}`;

async function makeBusDesk(seats: number, choice: EditionChoice = {}) {
  const desk = await makeDesk(choice);
  const question = await makeQuestion(
    desk.edition,
    { key: "way", kind: "choice" },
    { label: { en: "How do you come?" }, options: busOptions(seats) },
  );
  /** How each comes, in the order of the table; "bus?" for a wish. */
  const ways = async () => {
    const answers = await db().answer.findMany({ where: { fieldVersionId: question.id } });
    const byId = new Map(answers.map((answer) => [answer.registrationId, answer]));
    return (await desk.rows()).map(({ id }) => {
      const answer = byId.get(id);
      return answer ? `${answer.value}${answer.wished.includes("bus") ? "?" : ""}` : null;
    });
  };
  return { ...desk, question, ways };
}

test("a table fills an option in its order, and who comes in behind keeps it as a wish", async () => {
  const { bring, ways } = await makeBusDesk(2, { capacity: 4 });
  const table = [
    HEADING,
    row(1, "bus"),
    row(2, "By train"),
    ...[3, 4, 5].map((number) => row(number, "bus")),
  ];
  expect(await bring(table)).toMatchObject({ value: { arrived: 4, waiting: 1 } });
  expect(await ways()).toEqual(["bus", "train", "bus", "bus?", "bus?"]);
  // The second run changes nothing, though the bus is full.
  expect(await bring(table)).toMatchObject({ value: { arrived: 0, changed: 0 } });
  expect(await ways()).toEqual(["bus", "train", "bus", "bus?", "bus?"]);
});

test("a row that chooses what is full already is wrong, at its cell", async () => {
  const { bring, planned, ways } = await makeBusDesk(1);
  await bring([HEADING, row(1, "bus")]);
  const { plan } = await planned([HEADING, row(1, "bus"), row(2, "Our bus"), row(3, "train")]);
  expect(plan).toMatchObject({ unchanged: 1, wrongRows: 1, arrivals: [{ line: 4 }] });
  expect(plan.wrong).toEqual([{ line: 3, letter: "D", heading: "way", code: "full", value: "Our bus" }]);
  expect(await bring([HEADING, row(2, "bus"), row(3, "train")], { goodRows: true })).toMatchObject({
    value: { arrived: 1 },
  });
  expect(await ways()).toEqual(["bus", "train"]);
});

test("a row that changes an answer takes what is free, else it is a wish, and frees what it leaves", async () => {
  const { bring, ways } = await makeBusDesk(1);
  await bring([HEADING, row(1, "bus"), row(2, "train"), row(3, "train")]);
  expect(await bring([HEADING, row(2, "bus")])).toMatchObject({ value: { changed: 1 } });
  expect(await ways()).toEqual(["bus", "bus?", "train"]);
  expect(await bring([HEADING, row(1, "train")])).toMatchObject({ value: { changed: 1 } });
  expect(await ways()).toEqual(["train", "bus", "train"]);
});

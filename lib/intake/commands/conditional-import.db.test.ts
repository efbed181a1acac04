import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { makeDesk } from "@/prisma/scenarios/intake";

const YES = {
  match: "all",
  clauses: [{ about: "answer", question: "bus", is: "one-of", values: ["yes"] }],
};

/** A desk whose form asks the stop of who comes by bus. */
async function makeBusDesk() {
  const made = await makeDesk();
  const bus = await makeQuestion(made.edition, { key: "bus", kind: "yes_no" });
  await makeQuestion(made.edition, { key: "stop" }, { condition: YES });
  const wrong = async (rows: string[]) =>
    (await made.planned(rows)).plan.wrong.map(({ line, heading, code, value }) => [
      line,
      heading,
      code,
      value,
    ]);
  const answers = async () => {
    const rows = await db().answer.findMany({
      where: { registration: made.ids },
      include: { fieldVersion: { include: { field: true } }, registration: true },
    });
    const told = rows.map(
      ({ registration, fieldVersion, value }) =>
        `${registration.fullName} ${fieldVersion.field.key} ${value}`,
    );
    return told.toSorted();
  };
  return { ...made, bus, wrong, answers };
}

const HEADINGS = "Name|E-mail|bus|stop";

test("a row that answers what is not asked of its person is wrong at that cell, and the others come", async () => {
  const { bring, wrong, answers } = await makeBusDesk();
  const rows = [
    HEADINGS,
    "Ada|ada@example.org|yes|North",
    "Bo|bo@example.org|no|South",
    "Cy|cy@example.org||West",
  ];
  expect(await wrong(rows)).toEqual([
    [3, "stop", "not-asked", "South"],
    [4, "stop", "not-asked", "West"],
  ]);
  expect(await bring(rows)).toMatchObject({ ok: false, reason: "wrong-rows" });
  expect(await bring(rows, { goodRows: true })).toMatchObject({ value: { arrived: 1 } });
  expect(await answers()).toEqual(["Ada bus yes", "Ada stop North"]);
});

test("what somebody answered before counts, also to an earlier wording", async () => {
  const { bring, wrong, answers, bus } = await makeBusDesk();
  await bring(["Name|E-mail|bus", "Ada|ada@example.org|yes", "Bo|bo@example.org|no"]);
  const { id: _id, createdAt: _then, ...worded } = bus;
  await db().fieldVersion.create({
    data: {
      ...worded,
      number: 2,
      label: { en: "By bus?" },
      hint: {},
      purpose: {},
      options: [],
      settings: {},
      condition: {},
    },
  });
  const rows = ["Name|E-mail|stop", "Ada|ada@example.org|North", "Bo|bo@example.org|South"];
  expect(await wrong(rows)).toEqual([[3, "stop", "not-asked", "South"]]);
  expect(await bring(rows, { goodRows: true })).toMatchObject({ value: { changed: 1 } });
  expect(await answers()).toEqual(["Ada bus yes", "Ada stop North", "Bo bus no"]);
});

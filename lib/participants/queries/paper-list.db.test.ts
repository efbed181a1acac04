import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeQuestion } from "@/prisma/factories/registration";
import { addRegistrations } from "@/prisma/scenarios/add-registrations";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { editionScope } from "@/prisma/testing/scopes";
import { RegistrationFilterSchema, SORTS } from "../schema/filter";
import { listRegistrationsForDesk } from "./list";
import { listRegistrationsForPaper } from "./paper-list";

/** Every page of the list as the screen shows it. */
async function onScreen(scope: Parameters<typeof listRegistrationsForDesk>[0], asked: object) {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await listRegistrationsForDesk(scope, {
      ...RegistrationFilterSchema.parse(asked),
      page,
    });
    ids.push(...rows.map(({ id }) => id));
    if (ids.length >= total || rows.length === 0) return ids;
  }
}

test("paper has all pages of the list in its order, whatever it is sorted by, with what its columns show this reader", async () => {
  const { edition, ids, category } = await makeEntrance({ capacity: null });
  const made = await addRegistrations({ ...ids, categoryId: category.id }, 230);
  const train = await makeQuestion(edition, { key: "train", kind: "text" });
  const diet = await makeQuestion(
    edition,
    { key: "diet", kind: "text", readers: "trusted" },
    { readers: "trusted" },
  );
  for (const [at, { id }] of [train, diet].entries())
    await db().answer.create({
      data: {
        ...{ organisationId: ids.organisationId, registrationId: made[0] ?? "", fieldVersionId: id },
        value: ["R 12", "nuts"][at] ?? "",
      },
    });
  await db().registration.updateMany({
    where: { id: { in: made.slice(100) } },
    data: { state: "withdrawn" },
  });
  const scope = await editionScope<"view-registrations">(edition, { role: "viewer" });
  const columns = `reference,answer:${train.fieldId},answer:${diet.fieldId}`;
  for (const sort of SORTS)
    for (const state of [undefined, "confirmed"]) {
      const asked = { sort, columns, ...(state ? { state } : {}) };
      const rows = await listRegistrationsForPaper(scope, RegistrationFilterSchema.parse(asked));
      expect(rows.map(({ id }) => id)).toEqual(await onScreen(scope, asked));
      expect(rows.length).toBe(state ? 100 : 230);
      const told = rows.find(({ id }) => id === made[0]);
      expect(Object.values(told?.cells ?? {}).map(({ value }) => value)).toEqual(["R 12"]);
    }
  const unreadable = RegistrationFilterSchema.parse({ filters: "state.is" });
  expect(await listRegistrationsForPaper(scope, unreadable)).toEqual([]);
});

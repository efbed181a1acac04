import { expect, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listHeldForCommand } from "../queries/held-for-command";
import { eraseForCommand } from "./erase-for-command";

test("the operator erases what is held of an address; the list moves up, another person's data stays", async () => {
  const { edition } = await makeOpenEdition({ capacity: 1 });
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const email = `Asked-${edition.slug}@example.org`;
  const own = { email, emailKey: email.toLowerCase() };
  await makeRegistration(edition, category, { ...own, fullName: "Planted Name" });
  await makeRegistration(edition, null, { ...own, state: "draft", fullName: "Planted Name" });
  const waiting = await makeRegistration(edition, category, { state: "waitlisted" });
  const held = await listHeldForCommand(email.toUpperCase());
  expect(held.map(({ state }) => state).sort()).toEqual(["confirmed", "draft"]);

  for (const registration of held) await eraseForCommand(registration);

  expect(await listHeldForCommand(email)).toEqual([]);
  const rows = await db().registration.findMany({
    where: { editionId: edition.id },
    orderBy: { createdAt: "asc" },
  });
  expect(rows.map(({ state, fullName }) => [state, fullName === ""])).toEqual([
    ["withdrawn", true],
    ["confirmed", false],
  ]);
  expect(rows[1]?.id).toBe(waiting.id);
  expect(await db().outboxMessage.count({ where: { recipientKey: own.emailKey } })).toBe(0);
  const causes = await db().auditEntry.findMany({ where: { editionId: edition.id, act: "erase" } });
  expect(causes.map(({ actorKind }) => actorKind)).toEqual(["command", "command"]);
  const ids = [edition.id, ...rows.map(({ id }) => id)];
  expect((await brokenInvariants(db())).filter((one) => one.ids.some((id) => ids.includes(id)))).toEqual([]);
});

test("old values go that are about somebody in an act about something else, and all of the acts about them", async () => {
  const { edition } = await makeOpenEdition();
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const [gone, stays] = [
    await makeRegistration(edition, category),
    await makeRegistration(edition, category),
  ];
  const note = async (objectKind: string, objectId: string, registrationId: string | null) => {
    const { id } = await db().auditEntry.create({
      data: { ...ids, actorKind: "command", act: "edit", objectKind, objectId },
    });
    await db().auditValue.create({
      data: { auditEntryId: id, field: "planted", before: "Planted Name", registrationId },
    });
    return id;
  };
  await note("edition", edition.id, gone.id);
  await note("registration", gone.id, null);
  const others = [
    await note("edition", edition.id, stays.id),
    await note("registration", stays.id, null),
    await note("edition", gone.id, null),
  ];

  for (const registration of await listHeldForCommand(gone.email)) await eraseForCommand(registration);

  const left = await db().auditValue.findMany({ where: { field: "planted", entry: ids } });
  expect(left.map(({ auditEntryId }) => auditEntryId).sort()).toEqual(others.sort());
});

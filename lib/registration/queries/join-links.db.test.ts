import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeRoom } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { listJoinDays } from "./join-links";

test("the link of an online room is there from the hour its room says, and not before", async () => {
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const { edition } = await makeOpenEdition({ dates: ["2020-01-01", soon] });
  const key = { organisationId: edition.organisationId, editionId: edition.id };
  const room = await makeRoom(edition, { kind: "online", joinLink: "https://meet.example/planted" });
  await makeRoom(edition, { joinLink: "https://meet.example/of-a-physical-room" });
  const links = async () => (await listJoinDays(key, "en")).map(({ date, link }) => [date, link]);
  expect(await links()).toEqual([[soon, null]]);
  await db().room.updateMany({ where: { id: room.id }, data: { joinHours: 96 } });
  expect(await links()).toEqual([[soon, "https://meet.example/planted"]]);
});

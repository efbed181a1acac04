import { expect, test } from "vitest";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeProgrammeDesk } from "@/prisma/scenarios/desk";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { moveSlot } from "../commands/schedule-session";
import { getDraftMark } from "./draft-mark";

test("a board learns by one statement whether somebody moved a card, and of another edition nothing", async () => {
  const { edition, scope, address } = await makeProgrammeDesk();
  const [room, session] = [await makeRoom(edition), await makeSession(edition)];
  const startsAt = new Date("2027-10-08T07:00Z");
  const slot = await makeSlot(edition, {
    ...{ sessionId: session.id, roomId: room.id, startsAt },
    endsAt: new Date("2027-10-08T08:00Z"),
  });
  const mark = await expectQueries(1, () => getDraftMark(scope));
  const elsewhere = await makeProgrammeDesk();
  await makeSession(elsewhere.edition);
  expect(await getDraftMark(scope)).toBe(mark);
  const moved = { date: "2027-10-08", time: "10:00", minutes: 60, choose: null, room: room.id };
  await moveSlot(scope, { ...address, slot: slot.id, version: slot.version, ...moved });
  expect(await getDraftMark(scope)).not.toBe(mark);
});

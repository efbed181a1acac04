import { db } from "@/lib/platform/db/client";
import { makeRoom, makeSession, makeSpeaker } from "@/prisma/factories/programme";
import { speakerToken } from "@/prisma/factories/speakers";
import { test } from "../fixtures";
import { makeBreadSchool } from "./bread-school";
import { draw } from "./draw";

test("a speaker's own page, and their replies at the desk", async ({ page }) => {
  test.setTimeout(120_000);
  const { desk, edition, ids } = await makeBreadSchool(page);
  const { organisationId } = ids;
  const ada = await makeSpeaker(edition, {
    ...{ fullName: "Livia Esempio", email: "livia@forno.example", askedAt: new Date() },
    ...{
      headline: { en: "Baker and treasurer" },
      biography: { en: "Livia has baked in a cooperative since 2004." },
    },
  });
  const bruno = await makeSpeaker(edition, { fullName: "Bruno Beispiel", email: "bruno@forno.example" });
  const room = await makeRoom(edition, { name: "Bakehouse" });
  const day = await db().editionDay.findFirstOrThrow({ where: ids, orderBy: { date: "asc" } });
  const at = (hour: number) => new Date(day.date.getTime() + hour * 3_600_000);
  const session = async (title: string, hour: number) => {
    const { id } = await makeSession(edition, { title: { en: title } });
    for (const [order, { id: speakerId }] of [ada, bruno].entries())
      await db().sessionPerson.create({
        data: { organisationId, sessionId: id, speakerId, role: order ? "chair" : "speaker", order },
      });
    await db().slot.create({
      data: {
        ...{
          ...ids,
          kind: "session",
          sessionId: id,
          roomId: room.id,
          startsAt: at(hour),
          endsAt: at(hour + 1),
        },
      },
    });
    return id;
  };
  const first = await session("What sourdough teaches about patience", 8);
  await session("Who owns the mill?", 10);
  await db().sessionReply.create({
    data: {
      ...{ organisationId, sessionId: first, speakerId: ada.id, reply: "declined" },
      words: "My train leaves at noon.",
    },
  });
  await page.goto(`/en/speak/${speakerToken(ada)}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await draw(page, "speakers-page", { most: 2_400 });
  await desk.open("speakers");
  await desk.heading(/./).waitFor();
  await draw(page, "desk-speakers", { most: 1_200 });
  await desk.open(`speakers/${ada.id}`);
  await desk.heading("Livia Esempio").waitFor();
  await draw(page, "desk-speaker-replies", { most: 1_400 });
});

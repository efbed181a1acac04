import { expect, test } from "vitest";
import { GET } from "@/app/me/agenda/[token]/route";
import { lintCalendar, lintNextCalendar } from "@/lib/agenda/fixtures/lint-calendar";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { bringStars, chooseStars } from "@/lib/stars/commands/say-stars";
import { readCalendarPath } from "@/lib/stars/queries/calendar-link";
import { makeRoom, makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope, linkScope } from "@/prisma/testing/scopes";

const at = (hour: number) => new Date(Date.UTC(2027, 4, 6, hour));

test("somebody's own calendar has what they marked, follows it and the programme, and is kept by nobody between", async () => {
  const { edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const { organisationId, id: editionId } = edition;
  const room = await makeRoom(edition, { name: "Sala Grande" });
  const sessions = [];
  for (const [title, hour] of [
    ["Soup, salt", 8],
    ["Bread", 9],
    ["Mill", 10],
  ] as const) {
    const session = await makeSession(edition, { title: { en: title, it: `${title} (it)` } });
    await makeSlot(edition, {
      ...{ sessionId: session.id, roomId: room.id },
      ...{ startsAt: at(hour), endsAt: at(hour + 1) },
    });
    sessions.push(session);
  }
  const [soup, bread, mill] = sessions;
  if (!soup || !bread || !mill) throw new Error("no sessions");
  await release(await editionScope(edition), { name: "1.0", note: {} });
  const { id } = await makeRegistration(edition, await makeCategory(edition));
  const scope = linkScope({ organisationId, editionId }, id);
  await bringStars(scope, {
    stars: { [soup.number]: { marked: true, at: 1 }, [mill.number]: { marked: true, at: 1 } },
  });
  const file = (await readCalendarPath(scope)).replace("/me/agenda/", "");
  const ask = (name = file, headers: Record<string, string> = {}) =>
    GET(new Request(`http://localhost/me/agenda/${name}?lang=en`, { headers }), {
      params: Promise.resolve({ token: name }),
    });
  const read = async () => {
    const calendar = lintCalendar(await (await ask()).text());
    expect(calendar.problems).toEqual([]);
    return calendar;
  };
  const said = ({ entries }: ReturnType<typeof lintCalendar>) =>
    entries.map((entry) => `${entry.get("SUMMARY")?.value} ${entry.get("STATUS")?.value}`);

  const first = await read();
  expect(said(first)).toEqual(["Soup\\, salt CONFIRMED", "Mill CONFIRMED"]);
  const answer = await ask();
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  expect(answer.headers.get("x-robots-tag")).toBe("noindex");
  expect((await ask(file, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);

  // What is cancelled stays, as that; what one takes the mark from goes.
  await db().session.update({
    where: { organisationId_id: { organisationId, id: mill.id } },
    data: { cancelledAt: new Date() },
  });
  const second = await read();
  expect(said(second)).toEqual(["Soup\\, salt CONFIRMED", "Mill CANCELLED"]);
  expect(lintNextCalendar(first, second)).toEqual([]);
  const number = String(soup.number);
  await chooseStars(scope, { shown: [number], seen: [number], marked: {} });
  expect(said(await read())).toEqual(["Mill CANCELLED"]);

  for (const wrong of [file.replace(".ics", ""), `x${file}`, "a.ics", ".ics", "../x.ics", `${file}.ics`])
    expect((await ask(wrong)).status, wrong).toBe(404);
});

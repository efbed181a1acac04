import { expect, test } from "vitest";
import { sessionContent } from "@/components/programme/desk/programme-content";
import { previewImport } from "@/lib/interchange/queries/preview-import";
import { changesNothing } from "@/lib/interchange/rules/plan-import";
import { db } from "@/lib/platform/db/client";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { translator } from "@/lib/platform/i18n/translator";
import { csvBytes } from "@/lib/platform/tables/csv";
import { usualSeparator } from "@/lib/platform/tables/table";
import { xlsxBytes } from "@/lib/platform/tables/xlsx";
import { listSessionsForExport } from "@/lib/programme/queries/export-programme";
import { readAnyFile, scheduleOf } from "@/lib/schedules/rules/read-any-file";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "@/prisma/factories/programme";
import { makeDesk } from "@/prisma/scenarios/desk";

const OPTIONS = { targets: null, remembered: {}, order: "day-first" } as const;

/** A draft with what is hard to say in a table. */
async function makeDraft() {
  const { edition, scope, ids } = await makeDesk({
    dates: ["2027-10-08", "2027-10-30"],
    languages: ["en", "it"],
  });
  const room = await makeRoom(edition, { name: "Hall = 1" });
  const theme = await makeTheme(edition, { title: { it: "Cibo; e altro", en: "Food" } });
  // Namesakes, a comma in a name, and an interpreter.
  const people: Array<{ id: string }> = [];
  for (const fullName of ["Ada Neri", "Ada Neri", "Roth, Cy", "Bo Lund"])
    people.push(await makeSpeaker(edition, { fullName, affiliation: "Alfa" }));
  const link = (sessionId: string, at: number, role: "speaker" | "interpreter", order: number) =>
    db().sessionPerson.create({
      data: { organisationId: ids.organisationId, sessionId, speakerId: people[at]?.id ?? "", role, order },
    });
  const titles: Array<Record<string, string>> = [
    { en: "+Bread", it: "Pane" },
    { it: "Riso\u00A0e sale" },
    { en: "Night" },
    { en: "Bread" },
  ];
  const sessions = [];
  for (const [at, kind] of (["lecture", "social", "visit", "panel"] as const).entries())
    sessions.push(
      await makeSession(edition, {
        title: titles[at] ?? {},
        kind,
        themeId: at === 0 ? theme.id : null,
        languages: at === 1 ? [] : ["it", "en"],
      }),
    );
  const [bread, rice, night, second] = sessions.map(({ id }) => id) as [string, string, string, string];
  await link(bread, 0, "speaker", 1);
  await link(bread, 3, "interpreter", 2);
  await link(rice, 1, "speaker", 1);
  await link(night, 2, "speaker", 1);
  await link(night, 3, "speaker", 2);
  await link(second, 2, "speaker", 1);
  const place = (sessionId: string, ordinal: number, start: string, end: string, roomId: string | null) =>
    makeSlot(edition, { sessionId, ordinal, startsAt: new Date(start), endsAt: new Date(end), roomId });
  await place(bread, 1, "2027-10-08T07:00Z", "2027-10-08T08:00Z", room.id);
  await place(bread, 2, "2027-10-08T12:00Z", "2027-10-08T13:00Z", null);
  // Over the night in which the clocks go back.
  await place(night, 1, "2027-10-30T21:30Z", "2027-10-31T03:30Z", room.id);
  return { scope, ids };
}

test("the programme's own file, in every form and language, changes nothing when it comes back", async () => {
  const { scope } = await makeDraft();
  for (const language of LOCALES) {
    const t = translator(language, "desk-lists");
    const fields = translator(language, "desk-fields");
    const words = { name: "Programme", t, fields, language, languages: scope.languages };
    const content = async () => sessionContent((await listSessionsForExport(scope as never)).pages, words);
    const forms = [
      async () => csvBytes(await content(), usualSeparator(language), { language, timeZone: scope.timeZone }),
      async () => xlsxBytes(await content(), scope.timeZone),
    ];
    for (const bytesOf of forms) {
      const parts: Uint8Array[] = [];
      for await (const part of await bytesOf()) parts.push(part);
      const read = await readAnyFile(new Uint8Array(Buffer.concat(parts)), OPTIONS);
      const file = read.ok ? scheduleOf(read.value) : null;
      if (!file) throw new Error(JSON.stringify(read));
      expect(file.own).toBe(true);
      for (const into of ["en", "it"]) {
        const { plan } = await previewImport(scope, file, { language: into, deleteGone: false });
        expect(plan.counts).toMatchObject({ events: 5, taken: 5, refused: 0, unchanged: 4 });
        expect(plan.newSpeakers).toEqual([]);
        expect(changesNothing(plan)).toBe(true);
      }
    }
  }
});

import { expect, test } from "vitest";
import type { ExportedRegistration } from "@/lib/participants/queries/export";
import { translator } from "@/lib/platform/i18n/translator";
import { readWhole } from "@/prisma/testing/read-whole";
import { factWords } from "./applicant-words";
import { registrationContent } from "./registration-content";

const row = {
  ...{ id: "one", reference: "AB12", fullName: "Ada Esempio", state: "confirmed", language: "it" },
  ...{ country: "IT", category: { en: "Member" }, needs: ["it", "fr"], submittedAt: null, answers: {} },
  ...{ tagNames: ["Speaker", "VIP"], assigneeId: "anna" },
} as unknown as ExportedRegistration;

async function content(marks: { tags?: string; assignee?: string }, assigneeId = "anna", language = "en") {
  const t = await translator(language, "desk-registrations");
  const words = factWords(t, await translator(language, "registration"));
  const reader = { language, fallback: ["en"], words: { yes: "yes", no: "no", wish: "wish" } };
  async function* pages() {
    yield [{ ...row, assigneeId }];
  }
  const found = { questions: [], team: new Map([["anna", "Anna"]]), pages: pages() };
  const made = registrationContent(found, { t, factWords: words, reader, marks });
  return { columns: made.columns, cells: (await readWhole(made.pages()))[0] ?? [] };
}

test("a file holds the team's marks where the list shows them, and only there", async () => {
  const bare = await content({});
  const marked = await content({ tags: "Tags", assignee: "Seen to by" });
  expect(marked.columns).toEqual([...bare.columns, "Tags", "Seen to by"]);
  expect(marked.cells).toEqual([...bare.cells, "Speaker, VIP", "Anna"]);
  expect((await content({ assignee: "Seen to by" })).cells).toEqual([...bare.cells, "Anna"]);
});

test("whoever has left the team is not named", async () => {
  expect((await content({ assignee: "Seen to by" }, "gone")).cells.at(-1)).toBe("");
});

test("countries and languages are words of the reader's, as the headings are", async () => {
  const said = async (language: string) => (await content({}, "anna", language)).cells;
  expect(await said("en")).toEqual(expect.arrayContaining(["Italy", "Italian, French", "Italian"]));
  expect(await said("de")).toEqual(expect.arrayContaining(["Italien", "Italienisch, Französisch"]));
});

test("the moment when somebody sent it says whose clocks tell it", async () => {
  expect((await content({})).columns).toContainEqual({ moments: "Sent" });
});

import { expect, test } from "vitest";
import type { ExportedRegistration } from "@/lib/participants/queries/export";
import { translator } from "@/lib/platform/i18n/translator";
import { readWhole } from "@/prisma/testing/read-whole";
import { factWords } from "./applicant-words";
import { registrationContent } from "./registration-content";

const row = {
  ...{ id: "one", reference: "AB12", fullName: "Ada Esempio", state: "confirmed", language: "it" },
  ...{ category: { en: "Member" }, needs: [], submittedAt: null, answers: {} },
  ...{ tagNames: ["Speaker", "VIP"], assigneeId: "anna" },
} as unknown as ExportedRegistration;

async function content(marks: { tags?: string; assignee?: string }, assigneeId = "anna") {
  const t = await translator("en", "desk-registrations");
  const words = factWords(t, await translator("en", "registration"));
  const reader = { language: "en", fallback: ["en"], words: { yes: "yes", no: "no", wish: "wish" } };
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

import sharp from "sharp";
import { expect, test } from "vitest";
import { findEditionHead } from "@/lib/editions/queries/public-edition";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionCard } from "../rules/cards";
import { answerCard } from "./card";

const ask = (path: string, at: Parameters<typeof answerCard>[1], headers: Record<string, string> = {}) =>
  answerCard(new Request(`http://localhost:3000${path}`, { headers }), at);

test("an edition's card is a picture for everybody, named by what stands on it; 404 of what nobody may see", async () => {
  const { edition, school } = await makeOpenEdition();
  const at = { school: school.slug, edition: edition.slug };
  const head = await findEditionHead("en", at.school, at.edition);
  if (!head) throw new Error("no edition");
  const { path } = editionCard(head, "en");
  const answer = await ask(path, at);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=3600",
  });
  const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect([answer.status, width, height]).toEqual([200, 1200, 630]);
  const again = await ask(path, at, { "if-none-match": answer.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  const wrong = [
    { ...at, edition: "1900" },
    { ...at, session: 77 },
    { school: "nobody-at-all" },
    { school: "nobody-at-all", edition: at.edition },
  ];
  for (const one of wrong) expect((await ask("/x", one)).status).toBe(404);
  expect((await ask("/x", { school: at.school })).status).toBe(200);
});

test("a title in a script without letters of ours shows the mark", async () => {
  const { edition, school } = await makeOpenEdition();
  await db().edition.updateMany({ where: { id: edition.id }, data: { title: { en: "مدرسة التعاونيات" } } });
  const answer = await ask("/x", { school: school.slug, edition: edition.slug });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/social.png"]);
});

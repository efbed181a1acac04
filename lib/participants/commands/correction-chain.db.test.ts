import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { findCorrectionPage } from "@/lib/registration/queries/correction";
import { makeCorrecting } from "@/prisma/scenarios/corrected";

/** Corrected twice: from the old address to the right one, and from there, with the name, to a third. */
async function makeChain() {
  const made = await makeCorrecting();
  const { come, correct, row, lastCorrection, mark, old, ids, school, edition } = made;
  const at = { schoolSlug: school.slug, editionSlug: edition.slug };
  await db().edition.updateMany({ where: { id: ids.editionId }, data: { publishedAt: new Date() } });
  const id = await come("Adda Esempio", old);
  await correct(id);
  const first = await lastCorrection(id);
  await correct(id, { email: `third-${mark}@example.org`, fullName: "Ada Esempio" });
  const second = await lastCorrection(id);
  const states = async () =>
    Promise.all(
      [first, second].map(async (scope) => (await findCorrectionPage("en", { ...scope, ...at }))?.state),
    );
  const now = async () => {
    const { email, fullName } = await row(id);
    return [email, fullName];
  };
  return { ...made, id, first, second, states, now };
}

test("taken back from the first address, later ones fall with all that they corrected, and only the first is told that it counts", async () => {
  const { id, first, second, states, now, old, mark, correct } = await makeChain();
  expect(await states()).toEqual(["open", "open"]);
  expect(await takeBackCorrection(first)).toEqual({ ok: true, value: null });
  expect(await now()).toEqual([old, "Adda Esempio"]);
  expect(await states()).toEqual(["taken-back", "ended"]);
  // Whoever comes too late changes nothing.
  expect(await takeBackCorrection(second)).toEqual({ ok: true, value: null });
  expect(await now()).toEqual([old, "Adda Esempio"]);
  await correct(id, { email: `fourth-${mark}@example.org` });
  expect(await states()).toEqual(["ended", "ended"]);
});

test("taken back from the second address it is the second's, and from the first afterwards the first's", async () => {
  const { first, second, states, now, old, right } = await makeChain();
  expect(await takeBackCorrection(second)).toEqual({ ok: true, value: null });
  expect(await now()).toEqual([right, "Adda Esempio"]);
  expect(await states()).toEqual(["open", "taken-back"]);
  expect(await takeBackCorrection(first)).toEqual({ ok: true, value: null });
  expect(await now()).toEqual([old, "Adda Esempio"]);
  expect(await states()).toEqual(["taken-back", "ended"]);
});

import { expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { isLinkToken } from "@/lib/platform/secrets";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { makeActor } from "@/prisma/testing/scopes";
import { listMyRegistrations } from "./my-registrations";

test("mine are those of my proven addresses in all organisations; drafts, erased and other people's are not", async () => {
  const actor = await makeActor();
  const email = actor.emailKeys[0] ?? "";
  const editions = [await makeOpenEdition(), await makeOpenEdition(), await makeOpenEdition()];
  const mine = [];
  for (const { edition } of editions)
    mine.push(await makeRegistration(edition, await makeCategory(edition), { email }));
  const { edition: first } = await makeOpenEdition();
  const category = await makeCategory(first);
  await makeRegistration(first, category, { email, fullName: "A draft", state: "draft" });
  await makeRegistration(first, category, {
    email,
    fullName: "Erased",
    state: "withdrawn",
    erasedAt: new Date(),
  });
  await makeRegistration(first, category, { email: `x${email}` });
  const gone = editions[2]?.edition;
  await db().edition.updateMany({ where: { id: gone?.id ?? "" }, data: { deletedAt: new Date() } });

  const listed = await expectQueries(6, () => listMyRegistrations(actor, "it"));
  expect(listed.map(({ id }) => id).sort()).toEqual(
    mine
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  );
  const [one] = listed;
  const token = one?.href.split("/").at(-1) ?? "";
  expect(one?.href.startsWith("/it/r/")).toBe(true);
  expect(isLinkToken(token, "private-link", one?.id ?? "", 1)).toBe(true);
});

test("an edition is over when its last night is, by the clock of its own zone", async () => {
  vi.setSystemTime(new Date("2027-05-07T10:30:00Z"));
  const actor = await makeActor();
  const email = actor.emailKeys[0] ?? "";
  // 4 in the morning of 7 May is long past in Auckland and has not come in Honolulu, where it is still 00:30.
  for (const [title, timeZone] of [
    ["Auckland", "Pacific/Auckland"],
    ["Honolulu", "Pacific/Honolulu"],
  ] as const) {
    const { edition } = await makeOpenEdition({ dates: ["2027-05-06"], timeZone, title: { en: title } });
    await makeRegistration(edition, await makeCategory(edition), { email });
  }
  const listed = await listMyRegistrations(actor, "en");
  vi.useRealTimers();
  expect(
    listed.map(({ title, over, firstDate, lastDate }) => [title?.text, over, firstDate, lastDate]),
  ).toEqual([
    ["Honolulu", false, "2027-05-06", "2027-05-06"],
    ["Auckland", true, "2027-05-06", "2027-05-06"],
  ]);
});

test("nobody's, without an address", async () => {
  const { edition } = await makeOpenEdition();
  await makeRegistration(edition, await makeCategory(edition));
  expect(await listMyRegistrations({ ...(await makeActor()), emailKeys: [] }, "en")).toEqual([]);
});

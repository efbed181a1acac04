import { expect, test, vi } from "vitest";
import { addDays, localDate } from "@/lib/platform/dates/zones";
import { db } from "@/lib/platform/db/client";
import { isLinkToken } from "@/lib/platform/secrets";
import { makeRoom } from "@/prisma/factories/programme";
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

  const listed = await expectQueries(7, () => listMyRegistrations(actor, "it"));
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

test("with a place: where to join online, for all editions in the statements of one; on the list it is not there", async () => {
  const actor = await makeActor();
  const email = actor.emailKeys[0] ?? "";
  const tomorrow = addDays(localDate(new Date(), "Europe/Rome"), 1);
  const join = async (state: "confirmed" | "waitlisted" | "cancelled", cancelled = false) => {
    const { edition } = await makeOpenEdition({
      dates: [tomorrow],
      ...(cancelled ? { cancelledAt: new Date() } : {}),
    });
    const link = `https://meet.example/${edition.id}`;
    await makeRoom(edition, { kind: "online", joinLink: link, joinHours: 72 });
    const { id } = await makeRegistration(edition, await makeCategory(edition), { email, state });
    return { id, link };
  };
  const places = [await join("confirmed"), await join("confirmed"), await join("confirmed")];
  const none = [await join("waitlisted"), await join("cancelled"), await join("confirmed", true)];
  const listed = await expectQueries(11, () => listMyRegistrations(actor, "en"));
  const links = (id: string) => listed.find((one) => one.id === id)?.joins.map(({ link }) => link);
  for (const { id, link } of places) expect(links(id)).toEqual([link]);
  for (const { id } of none) expect(links(id)).toEqual([]);
});

test("what a place costs and how one pays is on my page, in my language", async () => {
  const actor = await makeActor();
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition, {
    cost: { en: "€120", fr: "120 €" },
    payment: { en: "By transfer.", fr: "Par virement." },
  });
  await makeRegistration(edition, category, { email: actor.emailKeys[0] ?? "" });
  const [mine] = await listMyRegistrations(actor, "fr");
  expect([mine?.cost?.text, mine?.payment?.text]).toEqual(["120 €", "Par virement."]);
});

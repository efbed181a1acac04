import { expect, test } from "vitest";
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

test("nobody's, without an address", async () => {
  const { edition } = await makeOpenEdition();
  await makeRegistration(edition, await makeCategory(edition));
  expect(await listMyRegistrations({ ...(await makeActor()), emailKeys: [] }, "en")).toEqual([]);
});

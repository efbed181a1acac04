import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { makeSession, makeSlot } from "@/prisma/factories/programme";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { schoolManifest } from "./web-manifest";

test("a school opens at the agenda of the edition of now, in the language it was put on the phone in", async () => {
  const { school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const read = async () => JSON.parse((await schoolManifest("it", school.slug)) ?? "null");
  const base = `/it/schools/${school.slug}/${edition.slug}`;
  // Nothing to look up yet: the page of the edition, and no way to an agenda that is not there.
  expect(await read()).toMatchObject({ id: `/schools/${school.slug}`, start_url: base });
  expect((await read()).shortcuts).toEqual([
    { name: "Le mie iscrizioni", url: "/it/me" },
    { name: "Il mio biglietto", url: `${base}/ticket` },
  ]);
  const session = await makeSession(edition);
  await makeSlot(edition, {
    ...{ sessionId: session.id, roomId: null },
    ...{ startsAt: new Date("2027-05-06T07:00Z"), endsAt: new Date("2027-05-06T08:00Z") },
  });
  const released = await release(await editionScope<never>(edition), { name: "First", note: {} } as never);
  expect(released.ok).toBe(true);
  expect(await read()).toMatchObject({
    ...{ lang: "it", start_url: `${base}/agenda` },
    shortcuts: [{ url: `${base}/agenda` }, {}, {}],
  });

  expect(await schoolManifest("it", "none")).toBeNull();
  await db().edition.update({
    where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
    data: { publishedAt: null },
  });
  expect(await read()).toBeNull();
});

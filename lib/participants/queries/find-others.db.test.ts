import { expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { db } from "@/lib/platform/db/client";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { comparePeople } from "./compare-people";
import { findOthers } from "./find-others";

test("the other record of somebody is found by words among those of the edition, and can be compared", async () => {
  const [{ edition }, elsewhere] = [await makeOpenEdition(), await makeOpenEdition()];
  const category = await makeCategory(edition);
  const come = (fullName: string, email: string, state: "confirmed" | "draft" = "confirmed") =>
    makeRegistration(edition, category, { fullName, email, state });
  const ada = await come("Ada Esempio", "ada@forno.example");
  const second = await come("Adele Prova", "adele@mulino.example");
  await come("Bruno Prova", "bruno@mulino.example");
  await come("Adele Bozza", "bozza@mulino.example", "draft");
  const gone = await come("Adele Andata", "andata@mulino.example");
  await db().registration.updateMany({ where: { id: gone.id }, data: { erasedAt: new Date() } });
  const other = await makeRegistration(elsewhere.edition, await makeCategory(elsewhere.edition), {
    ...{ fullName: "Adele Altrove", email: "altrove@mulino.example" },
  });
  const scope: EditionScope<"pair-people"> = await editionScope(edition);
  const find = async (registration: string, words: string) => {
    const found = await findOthers(scope, { registration, words });
    return found && [found.fullName, ...found.others.map(({ fullName }) => fullName)];
  };
  expect(await find(ada.id, "prova adele")).toEqual(["Ada Esempio", "Adele Prova"]);
  expect(await find(ada.id, "mulino")).toEqual(["Ada Esempio", "Adele Prova", "Bruno Prova"]);
  expect(await find(ada.id, second.reference ?? "")).toEqual(["Ada Esempio", "Adele Prova"]);
  // Themselves, and nobody for no words.
  expect(await find(ada.id, "esempio")).toEqual(["Ada Esempio"]);
  expect(await find(ada.id, "  ")).toEqual(["Ada Esempio"]);
  expect(await find(gone.id, "prova")).toBeNull();
  expect(await find(other.id, "prova")).toBeNull();

  const [found] = (await findOthers(scope, { registration: ada.id, words: "adele" }))?.others ?? [];
  expect(
    (await comparePeople(scope, { registration: ada.id, other: found?.personId ?? "" }))?.people.map(
      ({ fullName }) => fullName,
    ),
  ).toEqual(["Ada Esempio", "Adele Prova"]);
});

test("of many the first twenty are told, and that there are more", async () => {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
  for (let number = 0; number < 21; number += 1)
    await makeRegistration(edition, category, {
      fullName: `Bea ${String.fromCharCode(97 + number)}`,
      email: `bea-${number}-${edition.slug}@example.org`,
    });
  const scope: EditionScope<"pair-people"> = await editionScope(edition);
  const ask = (words: string) => findOthers(scope, { registration: ada.id, words });
  expect((await ask("bea"))?.others.map(({ fullName }) => fullName).at(-1)).toBe("Bea t");
  expect(await ask("bea")).toMatchObject({ more: true, others: { length: 20 } });
  expect(await ask("bea u")).toMatchObject({ more: false, others: { length: 1 } });
});

import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { getLaterEditions } from "../queries/later-editions";
import { askLaterEditions } from "./ask-later-editions";

test("whether one may write about later editions is asked once it is switched on, in a version for each name", async () => {
  const { organisation, edition } = await makeOpenEdition();
  const scope = await editionScope<"edit-form">(edition);
  const reader = await editionScope<"view-drafts">(edition);
  const read = () =>
    db().term.findFirst({
      where: { editionId: edition.id, kind: "later_editions" },
      include: { versions: { orderBy: { number: "asc" } } },
    });
  expect(await getLaterEditions(reader)).toEqual({ asks: false, text: null, agreed: 0 });
  // Never asked, nothing to stop.
  await askLaterEditions(scope, { asks: false });
  expect(await read()).toBeNull();

  const both = await Promise.all([1, 2, 3].map(() => askLaterEditions(scope, { asks: true })));
  expect(both.every(({ ok }) => ok)).toBe(true);
  const first = await read();
  expect(first).toMatchObject({ key: "later-editions", retiredAt: null, versions: [{ number: 1 }] });
  expect(first?.versions[0]?.text).toMatchObject({
    en: expect.stringContaining("Example Federation may write to me"),
    de: expect.stringContaining("schreiben"),
  });
  expect(await getLaterEditions(reader)).toMatchObject({ asks: true, agreed: 0 });

  await askLaterEditions(scope, { asks: false });
  expect((await read())?.retiredAt).toBeInstanceOf(Date);
  // Under the same name it is the same version, under another one the next.
  await askLaterEditions(scope, { asks: true });
  expect((await read())?.versions).toHaveLength(1);
  await askLaterEditions(scope, { asks: false });
  await db().organisation.update({
    where: { id: organisation.id },
    data: { controllerName: "Other Federation" },
  });
  await askLaterEditions(scope, { asks: true });
  expect((await read())?.versions.map(({ number }) => number)).toEqual([1, 2]);
  const acts = await db().auditEntry.findMany({
    where: { editionId: edition.id, act: { endsWith: "later-editions" } },
    orderBy: { createdAt: "asc" },
    select: { act: true },
  });
  expect(acts.map(({ act }) => act)).toEqual([
    "ask-later-editions",
    "unask-later-editions",
    "ask-later-editions",
    "unask-later-editions",
    "ask-later-editions",
  ]);
});

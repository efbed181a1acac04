import { expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import type { HostEdit } from "../schema/edition";
import { moveHost, saveHost } from "./edit-host";

async function withHosts(...names: string[]) {
  const { edition } = await makeOpenEdition();
  const scope = await editionScope(edition);
  const ids: string[] = [];
  for (const name of names) {
    const { version } = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
    const made = await saveHost(scope, { ...ADDRESS, version, id: null, name, url: null, role: "sponsor" });
    if (made.ok) ids.push(made.value.id);
  }
  const order = async () =>
    (await db().host.findMany({ where: { editionId: edition.id }, orderBy: { order: "asc" } })).map(
      ({ name }) => name,
    );
  return { edition, scope, ids, order };
}

const ADDRESS = { school: "s", edition: "e" } satisfies Partial<HostEdit>;

test("a new one comes last, each can go anywhere, and the history says so once", async () => {
  const { edition, scope, ids, order } = await withHosts("Mill", "Bank", "Region");
  const [mill = "", bank = "", region = ""] = ids;
  expect(await order()).toEqual(["Mill", "Bank", "Region"]);
  await moveHost(scope, { host: region, to: "before", before: mill });
  expect(await order()).toEqual(["Region", "Mill", "Bank"]);
  await moveHost(scope, { host: region, to: "end", before: null });
  await moveHost(scope, { host: bank, to: "up", before: null });
  expect(await order()).toEqual(["Bank", "Mill", "Region"]);
  await moveHost(scope, { host: bank, to: "up", before: null });
  const told = { editionId: edition.id, act: "move-host" };
  expect(await db().auditEntry.count({ where: told })).toBe(3);
  const { version } = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
  await saveHost(scope, { ...ADDRESS, version, id: mill, name: "Old mill", url: null, role: "funder" });
  expect(await order()).toEqual(["Bank", "Old mill", "Region"]);
});

test("another edition's is neither moved nor a place to move to", async () => {
  const mine = await withHosts("Mill", "Bank");
  const theirs = await withHosts("Region");
  const [own = ""] = mine.ids;
  const [foreign = ""] = theirs.ids;
  await expect(moveHost(mine.scope, { host: foreign, to: "end", before: null })).rejects.toThrow("not-found");
  await expect(moveHost(mine.scope, { host: own, to: "before", before: foreign })).rejects.toThrow(
    "not-found",
  );
  expect(await mine.order()).toEqual(["Mill", "Bank"]);
});

test("many who move at once leave a list with every one in it, each at a place of its own", async () => {
  const { edition, scope, ids } = await withHosts("A", "B", "C", "D");
  await Promise.all(
    [...Array(100).keys()].map((turn) =>
      moveHost(scope, { host: ids[turn % 4] ?? "", to: turn % 3 === 0 ? "end" : "up", before: null }),
    ),
  );
  const rows = await db().host.findMany({ where: { editionId: edition.id } });
  expect(rows.map(({ order }) => order).sort()).toEqual([0, 1, 2, 3]);
});

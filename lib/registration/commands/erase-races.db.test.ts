import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, inject, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { NEWCOMERS, plant, race, WRITERS } from "@/prisma/testing/erasure-races";
import { tracesOf } from "@/prisma/testing/traces";
import { watchInvariants } from "@/prisma/testing/watch-invariants";

/**
 * Few rounds for every change, one where transactions follow each other anyway (the embedded engine); `npm run nightly` does
 * 200 a writer, on both engines.
 */
const ROUNDS = Number(process.env.ERASURE_ROUNDS || (inject("engine") === "server" ? 2 : 1));

let brokenSince: Awaited<ReturnType<typeof watchInvariants>>;
beforeAll(async () => {
  brokenSince = await watchInvariants(db());
  process.env.CONVIVIO_DATA = mkdtempSync(join(tmpdir(), "convivio-erased-"));
  forgetSettings();
});
beforeEach(async () => {
  await db().outboxMessage.updateMany({
    where: { state: { in: ["queued", "sending", "failed"] } },
    data: { state: "cancelled" },
  });
});

test.each(Object.entries(WRITERS))(
  "erased while %s writes: no trace",
  async (_, prepare) => {
    const marks: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const planted = await plant();
      await race(planted, await prepare(planted));
      marks.push(planted.mark);
    }
    // Every table is read for this, so not in each round.
    expect(await tracesOf(marks)).toEqual([]);
    expect(await brokenSince(db())).toEqual([]);
  },
  ROUNDS * 30_000,
);

test.each(Object.entries(NEWCOMERS))(
  "erased while they come anew as %s: both succeed, and only the new record holds them",
  async (_, prepare) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const planted = await plant();
      let came = { ok: false };
      const come = await prepare(planted);
      await race(planted, async () => {
        came = await come();
      });
      expect(came.ok).toBe(true);
      const old = await db().registration.findFirstOrThrow({ where: { id: planted.one.id } });
      expect(old).toMatchObject({ fullName: "", email: "", personId: null });
      const people = await db().person.findMany({ where: { fullName: planted.fullName } });
      expect(people).toHaveLength(1);
    }
    expect(await brokenSince(db())).toEqual([]);
  },
  ROUNDS * 30_000,
);

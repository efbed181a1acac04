import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { brokenInvariants } from "@/lib/invariants";
import { LEFT_OUT } from "@/lib/left-out";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { db, disconnect } from "@/lib/platform/db/client";
import { applyMigrations, type Migration, readMigrations } from "@/lib/platform/db/migrate";
import { restore } from "@/lib/platform/db/restore";
import { forgetSettings } from "@/lib/platform/env";
import { asConnection, takeSteps, UPGRADE_STEPS, upgrade } from "@/lib/upgrade";
import { editionScope } from "@/prisma/testing/scopes";
import {
  createOnServer,
  migrate,
  startEmbedded,
  type ThrowAwayDatabase,
} from "@/prisma/testing/throw-away-database";
import { LATER, replayOnServer, startKeptDatabase, upgradeFolder } from "@/prisma/testing/upgrade-fixture";
import { readWhole } from "../testing/read-whole";
import { readAskedThen } from "./asked";
import { contentOf } from "./content";
import { readDecided } from "./decided";
import { readGathered } from "./gathered";
import { countKept, inDatabase } from "./in-database";
import type { Known, Marked, Placed, Replied, Told } from "./known";
import { readMarked } from "./marked";
import { readPlaced } from "./placed";
import { readReplied } from "./replied";
import { readTold } from "./told";

/** The state that landed last; earlier ones are tried at night (e2e/nightly/upgrades.test.ts). */
const FIXTURE = process.env.UPGRADE_FROM ?? "2026-12-01-night";
const { KNOWN } = (await import(`./${FIXTURE}/known.ts`)) as { KNOWN: Known };
const SECRET = process.env.APP_SECRET ?? "";
const server = inject("engine") === "server" ? (process.env.TEST_DATABASE_URL ?? "") : "";
const scratch = mkdtempSync(join(tmpdir(), "convivio-upgrade-"));
const files = join(scratch, "files");
const workers = process.env.DATABASE_URL;
const open: Array<() => Promise<void>> = [];

async function connected(database: ThrowAwayDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  open.unshift(async () => {
    await client.end();
    await database.stop();
  });
  return client;
}

let started: Client;
let restored: Client;
let said: string[];
let migrations: Migration[];
/** A folder that was started again, and a backup that was restored. */
const WAYS = ["started", "restored"] as const;
let urls: Record<(typeof WAYS)[number], string>;

beforeAll(async () => {
  const kept = server ? await replayOnServer(FIXTURE, server) : await startKeptDatabase(FIXTURE);
  started = await connected(kept);
  said = await upgrade(asConnection(started), process.cwd());
  migrations = [...(await readMigrations(join(process.cwd(), "prisma/migrations"))), LATER];
  const empty = server ? await createOnServer(server) : await startEmbedded();
  await migrate(empty.url);
  restored = await connected(empty);
  urls = { started: kept.url, restored: empty.url };
  for (const client of [started, restored]) await applyMigrations(asConnection(client), migrations);
  await restore({
    client: restored,
    folder: join(upgradeFolder(FIXTURE), "backup"),
    files,
    migrations,
    secrets: [SECRET],
    unsealed: !KNOWN.sealed,
    force: false,
    ignored: ["setting"],
    leftOut: LEFT_OUT,
    finish: async () => {},
  });
  await takeSteps(asConnection(restored));
  await disconnect();
  process.env.DATABASE_URL = kept.url;
  forgetSettings();
}, 240_000);

afterAll(async () => {
  await disconnect();
  process.env.DATABASE_URL = workers;
  for (const close of open) await close();
  rmSync(scratch, { recursive: true, force: true });
});

describe(`a database of ${FIXTURE}`, () => {
  test("has every migration of today, and said what it did", async () => {
    const { rows } = await started.query("SELECT migration_name FROM _prisma_migrations ORDER BY 1");
    expect(rows.map((row) => row.migration_name)).toEqual(migrations.map((migration) => migration.name));
    expect(said.filter((line) => line.startsWith("Applied"))).toHaveLength(
      migrations.length - 1 - KNOWN.migrations,
    );
  });

  test("and its backup, restored, give equal rows", async () => {
    expect(await contentOf(restored, join(scratch, "restored"), KNOWN.madeAt)).toEqual(
      await contentOf(started, join(scratch, "started"), KNOWN.madeAt),
    );
    const { rowCount } = await restored.query("SELECT 1 FROM person WHERE later = 'other'");
    expect(rowCount).toBeGreaterThan(0);
  });

  test("understands its questions by their meaning", async () => {
    const { rows } = await started.query(
      "SELECT key, kind, meaning, count(*)::int AS editions FROM field WHERE meaning IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1",
    );
    expect(rows).toEqual([
      { key: "access", kind: "long_text", meaning: "access", editions: KNOWN.asking },
      { key: "diet", kind: "text", meaning: "diet", editions: KNOWN.asking },
      { key: "interpreting", kind: "choices", meaning: "interpreting", editions: KNOWN.asking },
    ]);
  });

  test.runIf(KNOWN.asked)("asks what its organisers ask, of whom and when, as it did then", async () => {
    const expected = KNOWN.asked ?? { school: "", edition: "" };
    expect(await readAskedThen(expected)).toEqual(expected);
  });

  test.runIf(KNOWN.decided)("knows what its organisers decided, and what was kept for an undo", async () => {
    const { letIn, ...expected } = KNOWN.decided ?? { school: "", edition: "", letIn: [] };
    expect(await readDecided(expected)).toEqual(expected);
    expect(letIn).not.toEqual([]);
  });

  test.runIf(KNOWN.gathered)(
    "knows whom its organisers gathered, what they wrote and what they showed",
    async () => {
      const expected = KNOWN.gathered ?? { edition: "", next: "" };
      expect(await readGathered(expected)).toEqual(expected);
      const copies = await db().fileCopy.findMany({ select: { hash: true } });
      expect(await countKept(files, copies)).toBe(KNOWN.gathered?.files ?? 0);
    },
  );

  test.runIf(KNOWN.told).each(WAYS)(
    "tells what its organisers told, and whom they may write to (%s)",
    async (way) => {
      const told = KNOWN.told as Told;
      expect(await inDatabase(urls[way], () => readTold(told))).toEqual(told);
      const documents = await db().material.findMany({ where: { hash: { not: null } } });
      expect(await countKept(files, documents)).toBe(told.documents);
    },
    240_000,
  );

  test.runIf(KNOWN.replied).each(WAYS)(
    "knows what was sent along, what speakers replied and what waits to be released (%s)",
    async (way) => {
      const replied = KNOWN.replied as Replied;
      expect(await inDatabase(urls[way], () => readReplied(replied))).toEqual(replied);
      const sent = await db().answerFile.findMany({ select: { hash: true } });
      expect(await countKept(files, sent)).toBe(replied.files);
    },
    240_000,
  );

  test.runIf(KNOWN.marked).each(WAYS)(
    "knows what participants marked, what is urgent and what waits for a known address (%s)",
    async (way) => {
      const marked = KNOWN.marked as Marked;
      expect(await inDatabase(urls[way], () => readMarked(marked))).toEqual(marked);
    },
    240_000,
  );

  test.runIf(KNOWN.placed).each(WAYS)(
    "knows who has which place in a session, and what was shown of withheld answers (%s)",
    async (way) => {
      const placed = KNOWN.placed as Placed;
      expect(await inDatabase(urls[way], () => readPlaced(placed))).toEqual(placed);
    },
    240_000,
  );

  test("taken through the steps again changes nothing and counts nothing", async () => {
    const before = await contentOf(started, join(scratch, "before"), KNOWN.madeAt);
    expect(await applyMigrations(asConnection(started), migrations)).toEqual([]);
    expect(await takeSteps(asConnection(started))).toEqual([]);
    await started.query("CREATE TEMP TABLE kept_steps AS SELECT * FROM setting WHERE key LIKE 'step:%'");
    await started.query("DELETE FROM setting WHERE key LIKE 'step:%'");
    const again = await takeSteps(asConnection(started));
    // What waits for somebody's decision is named again, and nothing else.
    expect(
      again.filter(
        (line) => !/^Step \S+: (\d+ \w+ left under the earlier key[^,]*, because[^,]*(, )?)+$/.test(line),
      ),
    ).toEqual([]);
    const { rowCount } = await started.query("SELECT 1 FROM setting WHERE key LIKE 'step:%'");
    expect(rowCount).toBe(UPGRADE_STEPS.length);
    await started.query("DELETE FROM setting WHERE key LIKE 'step:%'");
    await started.query("INSERT INTO setting SELECT * FROM kept_steps");
    expect(await contentOf(started, join(scratch, "after"), KNOWN.madeAt)).toEqual(before);
  });

  test.runIf(KNOWN.decided)("ends the undo times that ran out while nothing ran", async () => {
    const { endUndoTimes } = await import("@/lib/participants/commands/end-undo-times");
    const { kept, letIn, ...edition } = KNOWN.decided ?? { school: "", edition: "", kept: [], letIn: [] };
    const before = await readDecided(edition);
    expect(await endUndoTimes()).toBe(kept.length);
    const { people, ...after } = await readDecided(edition);
    expect(after.kept).toEqual([]);
    expect(people.filter((person) => !before.people.includes(person))).toEqual(
      letIn.map((name) => `${name}: confirmed`),
    );
  });

  test("breaks no invariant once the nightly purge has run", async () => {
    const { purge } = await import("@/lib/registration/commands/purge");
    await purge();
    expect(await brokenInvariants(db())).toEqual([]);
  });

  test("proposes two spellings of one address as one person and joins nobody", async () => {
    if (!KNOWN.stepsTaken)
      expect(said.join("\n")).toMatch(
        /Step keys-of-people-2026-11: .*1 registration left under the earlier key/,
      );
    const rows = await db().registration.findMany({
      where: { id: { in: [KNOWN.unicode.id, KNOWN.ascii.id] } },
      orderBy: { id: "asc" },
    });
    expect(rows.map((row) => row.emailKey).sort()).toEqual(
      ["jm@bücher.example", "jm@xn--bcher-kva.example"].sort(),
    );
    expect(rows.map((row) => row.email)).toEqual([KNOWN.unicode.email, KNOWN.ascii.email]);
    const [one, other] = rows.map((row) => row.personId ?? "");
    expect(one).not.toBe(other);
    const pairs = await db().personPair.findMany({
      where: { organisationId: rows[0]?.organisationId ?? "" },
    });
    expect(pairs).toMatchObject([{ personId: one, otherId: other, differentSince: null }]);
  });

  test("lets each of two logins that meet sign in by its own spelling, and both by either where there is one", async () => {
    const { findLoginOf } = await import("@/lib/access/queries");
    const one = await findLoginOf(db(), "Chefin@Bücher.example");
    const other = await findLoginOf(db(), "chefin@xn--bcher-kva.example");
    expect(one).not.toBeNull();
    expect(other).not.toBeNull();
    expect(one?.id).not.toBe(other?.id);
    const owner = await db().teamMember.findFirst({ where: { email: "chefin@bücher.example" } });
    expect(owner?.loginId).toBe(one?.id);
  });

  test.each(["unicode", "ascii"] as const)(
    "opens the private link that was mailed then (%s)",
    async (which) => {
      const { requirePrivateLink } = await import("@/lib/registration/access/private-link");
      const { findMyPage } = await import("@/lib/registration/queries/my-registration");
      const { link, id, reference, email } = KNOWN[which];
      const scope = await requirePrivateLink(link);
      expect(scope.registrationId).toBe(id);
      expect((await findMyPage("de", scope))?.registration).toMatchObject({
        reference,
        email,
        fullName: "Jana Müller",
        state: "confirmed",
      });
    },
  );

  test("shows its form pages, its programme and its registrations through today's reads", async () => {
    const { requireRegisterForm } = await import("@/lib/registration/access/draft");
    const { currentRelease } = await import("@/lib/programme/queries/current-release");
    const { readRelease } = await import("@/lib/releases/queries/read-release");
    const { getEditionForms } = await import("@/lib/editions/queries/edit-forms");
    const { listRegistrationsForExport } = await import("@/lib/participants/queries/export");
    const form = await requireRegisterForm("en", KNOWN.school, KNOWN.edition);
    expect(form.questions.length).toBeGreaterThan(2);
    const edition = await db().edition.findFirstOrThrow({
      where: { slug: KNOWN.edition, school: { slug: KNOWN.school } },
    });
    const scope = await editionScope<never>(edition);
    const release = await currentRelease(db(), scope);
    const { number, name, shown, cancelled } = KNOWN.release;
    expect(release).toMatchObject({ number, name });
    const { slots } = await readRelease(db(), edition.organisationId, release?.id ?? "");
    expect(slots.filter((slot) => !slot.cancelled)).toHaveLength(shown);
    expect(slots.filter((slot) => slot.cancelled)).toHaveLength(cancelled);
    expect({
      draft: await db().acceptedOverlap.count({ where: { editionId: edition.id } }),
      released: await db().releasedOverlap.count({ where: { release: { editionId: edition.id } } }),
    }).toEqual(KNOWN.accepted);
    await getEditionForms(scope);
    const { pages } = await listRegistrationsForExport(scope, RegistrationFilterSchema.parse({}));
    const rows = await readWhole(pages);
    expect(rows.length).toBeGreaterThan(9);
  });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { db, disconnect } from "@/lib/platform/db/client";
import { MARKS, removeMark, writeMark } from "@/lib/platform/db/marks";
import { forgetSettings } from "@/lib/platform/env";
import { checkReadiness } from "./ready";

const beat = (secondsAgo: number) =>
  writeMark(db(), MARKS.dispatcherHeartbeat, { at: new Date(Date.now() - secondsAgo * 1_000).toISOString() });

beforeEach(() => beat(1));
afterEach(() => removeMark(db(), MARKS.outboxPaused));

const good = {
  ready: true,
  database: "ok",
  migrations: "ok",
  dispatcher: "ok",
  disk: "ok",
  outboxPaused: false,
  forwarding: "ok",
  settings: "ok",
};

test("everything there: ready; a pause of sending is told but stops nobody", async () => {
  expect(await checkReadiness()).toEqual(good);
  await writeMark(db(), MARKS.outboxPaused, { since: new Date().toISOString(), reason: "operator" });
  expect(await checkReadiness()).toEqual({ ...good, outboxPaused: true });
});

test("a dispatcher that was not seen for a minute is silent", async () => {
  await beat(90);
  expect(await checkReadiness()).toEqual({ ...good, ready: false, dispatcher: "silent" });
});

test("a database that lacks a migration is behind", async () => {
  const [last] = await db().$queryRaw<Array<{ id: string }>>`
    SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
  const set = (finished: Date | null) =>
    db().$executeRaw`UPDATE _prisma_migrations SET finished_at = ${finished} WHERE id = ${last?.id}`;
  await set(null);
  try {
    expect(await checkReadiness()).toEqual({ ...good, ready: false, migrations: "behind" });
  } finally {
    await set(new Date());
  }
});

test("a disk with less free space than needed is full", async () => {
  expect(await checkReadiness(Number.MAX_SAFE_INTEGER)).toEqual({ ...good, ready: false, disk: "full" });
});

test("a database that is away is told, not thrown", async () => {
  const url = process.env.DATABASE_URL;
  await disconnect();
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
  forgetSettings();
  try {
    expect(await checkReadiness()).toMatchObject({ ready: false, database: "away", disk: "ok" });
  } finally {
    await disconnect();
    process.env.DATABASE_URL = url;
    forgetSettings();
  }
});

test("a careless setting is told, without saying which, and stops nobody", async () => {
  const before = process.env.PUBLIC_URL;
  Object.assign(process.env, { PUBLIC_URL: "http://school.example.org", SMTP_URL: "smtp://localhost" });
  forgetSettings();
  try {
    expect(await checkReadiness()).toEqual({ ...good, settings: "careless" });
  } finally {
    process.env.PUBLIC_URL = before;
    delete process.env.SMTP_URL;
    forgetSettings();
  }
});

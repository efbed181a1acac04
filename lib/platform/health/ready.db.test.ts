import { afterEach, beforeEach, expect, test } from "vitest";
import { readDispatcher } from "@/lib/outbox/queries/dispatcher";
import { DISPATCHER_HEARTBEAT, OUTBOX_PAUSED } from "@/lib/outbox/rules/marks";
import { db, disconnect } from "@/lib/platform/db/client";
import { removeMark, writeMark } from "@/lib/platform/db/marks";
import { forgetSettings } from "@/lib/platform/env";
import { checkReadiness } from "./ready";

const beat = (secondsAgo: number) =>
  writeMark(db(), DISPATCHER_HEARTBEAT, { at: new Date(Date.now() - secondsAgo * 1_000).toISOString() });

beforeEach(() => beat(1));
afterEach(() => removeMark(db(), OUTBOX_PAUSED));

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
  expect(await checkReadiness(readDispatcher)).toEqual(good);
  await writeMark(db(), OUTBOX_PAUSED, { since: new Date().toISOString(), reason: "operator" });
  expect(await checkReadiness(readDispatcher)).toEqual({ ...good, outboxPaused: true });
});

test("a dispatcher that was not seen for a minute is silent", async () => {
  await beat(90);
  expect(await checkReadiness(readDispatcher)).toEqual({ ...good, ready: false, dispatcher: "silent" });
});

test("a database that lacks a migration is behind", async () => {
  const [last] = await db().$queryRaw<Array<{ id: string }>>`
    SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
  const set = (finished: Date | null) =>
    db().$executeRaw`UPDATE _prisma_migrations SET finished_at = ${finished} WHERE id = ${last?.id}`;
  await set(null);
  try {
    expect(await checkReadiness(readDispatcher)).toEqual({ ...good, ready: false, migrations: "behind" });
  } finally {
    await set(new Date());
  }
});

test("a disk with less free space than needed is full", async () => {
  expect(await checkReadiness(readDispatcher, Number.MAX_SAFE_INTEGER)).toEqual({
    ...good,
    ready: false,
    disk: "full",
  });
});

test("a database that is away is told, not thrown", async () => {
  const url = process.env.DATABASE_URL;
  await disconnect();
  process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
  forgetSettings();
  try {
    expect(await checkReadiness(readDispatcher)).toMatchObject({
      ready: false,
      database: "away",
      disk: "ok",
    });
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
    expect(await checkReadiness(readDispatcher)).toEqual({ ...good, settings: "careless" });
  } finally {
    process.env.PUBLIC_URL = before;
    delete process.env.SMTP_URL;
    forgetSettings();
  }
});

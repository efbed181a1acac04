import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { issueSignInLink } from "@/lib/people/commands/issue-sign-in-link";
import { countSessions } from "@/lib/people/fixtures/sign-in";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { closeLimits } from "@/lib/platform/limits";
import { clearOutbox, letOutboxWait, mailbox } from "@/prisma/factories/messages";
import { makeLogin } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { callAction } from "@/prisma/testing/call-actions";
import { mailSources } from "@/prisma/testing/mail-sources";
import { asking } from "@/prisma/testing/request-of-next";

/** An hour of strangers: 1,000 from 200 networks at night (e2e/nightly/flood.test.ts), fewer with every change. */
const REQUESTS = Number(process.env.FLOOD_REQUESTS || 60);
const NETWORKS = REQUESTS / 5;
/** Minutes that pass at once. */
const STEP = REQUESTS > 200 ? 1 : 3;
/** The hour, and some of the next: no hour from any moment on has more. */
const MINUTES = 75;

afterAll(closeLimits);
beforeEach(async () => {
  await clearOutbox();
  process.env.CONVIVIO_DATA = mkdtempSync(join(tmpdir(), "convivio-flood-"));
  forgetSettings();
});

/** A browser with cookies of its own, in a network of its own. */
const makeBrowser = (network: string) => ({ jar: new Map<string, string>(), network });
type Browser = ReturnType<typeof makeBrowser>;

async function act({ jar, network }: Browser, action: string, form: Record<string, string>): Promise<string> {
  Object.assign(asking, { jar, network });
  return callAction(action, form).finally(() => Object.assign(asking, { jar: null, network: "" }));
}

const ask = (from: Browser, email: string) =>
  act(from, "requestSignInAction", { language: "en", to: "", email });

async function dispatchAll(): Promise<void> {
  while ((await dispatchOnce("one", mailSources(issueSignInLink))) > 0);
}

/** All clocks go on: of sign-ins, of the outbox, of the counters. */
async function passMinutes(minutes: number): Promise<void> {
  await db().$executeRaw`
    UPDATE sign_in_token SET created_at = created_at - make_interval(mins => ${minutes}::int),
      expires_at = expires_at - make_interval(mins => ${minutes}::int)`;
  await db().$executeRaw`UPDATE rate_limit SET expire = expire - ${minutes * 60_000}::bigint`;
  await letOutboxWait(minutes);
}

/** The secrets of the newest mail to sign in, as its reader finds them. */
async function readMail(email: string): Promise<{ token: string; code: string }> {
  const row = await db().outboxMessage.findFirstOrThrow({
    where: { template: "sign-in", recipientKey: email, state: "sent" },
    orderBy: { sentAt: "desc" },
  });
  const raw = readFileSync(join(process.env.CONVIVIO_DATA ?? "", "mail", `${row.id}.eml`), "utf8");
  const text = raw.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
  return {
    token: /\/sign-in\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? "",
    code: /type this code: (\d{6})/.exec(text)?.[1] ?? "",
  };
}

const byLink = async (from: Browser, email: string) =>
  act(from, "followLinkAction", { token: (await readMail(email)).token, language: "en" });
const byCode = async (from: Browser, email: string) =>
  act(from, "enterCodeAction", { email, code: (await readMail(email)).code, language: "en", to: "" });

/** The most mails that reached an address in an hour from any of them on. */
async function mostInAnHour(email: string): Promise<number> {
  const rows = await db().outboxMessage.findMany({
    where: { recipientKey: email, state: "sent" },
    select: { id: true, mailId: true, sentAt: true },
  });
  const mails = new Map(rows.map(({ id, mailId, sentAt }) => [mailId ?? id, sentAt?.getTime() ?? 0]));
  const times = [...mails.values()];
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 3_600_000).length));
}

/** An hour in which strangers ask for somebody's address; what its owner does at some minutes is done between them. */
async function flood(email: string, owner: Record<number, () => Promise<void>>): Promise<void> {
  const each = Math.ceil((REQUESTS * STEP) / 60);
  let stranger = 0;
  for (let minute = 0; minute < MINUTES; minute += STEP) {
    for (let count = 0; count < each; count += 1, stranger += 1) {
      const from = makeBrowser(
        `198.18.${Math.floor((stranger % NETWORKS) / 250)}.${(stranger % NETWORKS) % 250}`,
      );
      expect(["moved", "rejected: too-fast"]).toContain(await ask(from, email));
    }
    await dispatchAll();
    await owner[minute]?.();
    await dispatchAll();
    await passMinutes(STEP);
  }
}

test("an owner signs in by link and by code, from known and new browsers, while strangers ask for her address", async () => {
  const email = mailbox("owner");
  await makeLogin({ email });
  const known = makeBrowser("192.0.2.1");
  expect(await ask(known, email)).toBe("moved");
  await dispatchAll();
  expect(await byLink(known, email)).toBe("moved");
  await passMinutes(61);
  const fresh = [makeBrowser("192.0.2.2"), makeBrowser("192.0.2.3")] as const;
  let signedIn = 1;
  const signIn = (from: Browser, how: typeof byLink) => async () => {
    expect(await ask(from, email)).toBe("moved");
    await dispatchAll();
    expect(await how(from, email)).toBe("moved");
    signedIn += 1;
  };
  await flood(email, {
    3: signIn(known, byCode),
    12: signIn(known, byLink),
    18: signIn(fresh[0], byLink),
    24: signIn(fresh[1], byCode),
    30: signIn(known, byLink),
    45: signIn(known, byLink),
    57: signIn(known, byCode),
  });
  expect(signedIn).toBe(8);
  expect(await countSessions(email)).toBeGreaterThanOrEqual(3);
  expect(await mostInAnHour(email)).toBeLessThanOrEqual(12);
}, 900_000);

test("an address proven for the first time in mid-flood, its owner asking ten times more, gets twelve mails at most", async () => {
  const email = mailbox("new");
  const mine = makeBrowser("192.0.2.4");
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const owner: Record<number, () => Promise<void>> = {
    6: async () => {
      expect(await ask(mine, email)).toBe("moved");
      expect(await byLink(mine, email)).toBe("moved");
    },
  };
  // From then on she signs in again and again, and strangers register her address, too.
  for (let minute = 9; minute < MINUTES; minute += 6)
    owner[minute] = async () => {
      await makeRegistration(edition, category, { email, fullName: `Name ${minute}` });
      await ask(mine, email);
      await dispatchAll();
      await byLink(mine, email);
    };
  await flood(email, owner);
  expect(await mostInAnHour(email)).toBeLessThanOrEqual(12);
  // The registrations' mails waited for room and left, several as one; none was dropped.
  const told = await db().outboxMessage.findMany({ where: { editionId: edition.id } });
  expect(told.every((row) => row.state === "sent" || (row.state === "queued" && row.mailboxFull))).toBe(true);
  expect(told.filter((row) => row.mailId).length).toBeGreaterThan(1);
}, 900_000);

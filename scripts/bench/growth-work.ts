import { gzipSync } from "node:zlib";
import { cookieOf } from "@/e2e/authorization/world";
import type { EditionScope } from "@/lib/access/access";
import { applyImport } from "@/lib/interchange/commands/apply-import";
import { previewImport } from "@/lib/interchange/queries/preview-import";
import { db } from "@/lib/platform/db/client";
import { release } from "@/lib/releases/commands/release";
import { readSchedule } from "@/lib/schedules/rules/read-schedule";
import { makeMember } from "@/prisma/factories/people";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { editionScope } from "@/prisma/testing/scopes";
import { startAsking } from "./asking";
import { findDatabase, timesOf } from "./database-process";
import { daysOf, growthSchedule } from "./growth-schedule";
import { fetchOnce } from "./measure-load";
import type { Site } from "./site";
import { longestTransaction } from "./transactions";

/** One piece of work; times in ms. */
export interface Work {
  name: string;
  clock: number;
  /** Processor time of whoever works: this process, or the web server. */
  own: number;
  database: number;
  /** The longest transaction; null where it is the web server's. */
  longest: number | null;
  /** The slowest answers of /api/readyz and of a kept page meanwhile; null where one was not 200. */
  ready: number | null;
  kept: number | null;
}

export interface Grown {
  work: Work[];
  /** At the desk: the programme of its second day, and the form of one session, which offers all people. */
  programme: string;
  session: string;
  cookie: string;
  /** Public pages of the same edition. */
  address: string;
  day: string;
  edition: { organisationId: string; id: string };
}

/**
 * A file of so many sessions, its next version, a release of each; then the first version once more at the desk of another
 * edition, where the web server does the work.
 */
export async function growProgramme(site: Site, sessions: number): Promise<Grown> {
  const { organisation, school, edition, scope, kept } = await makeDesk(site, sessions);
  const work: Work[] = [];
  for (const version of [1, 2] as const) {
    const bytes = growthSchedule(sessions, version);
    const own = { site, kept, by: "own" } as const;
    work.push(await measure({ ...own, name: `import, version ${version}` }, () => importFile(scope, bytes)));
    await giveAddresses(edition);
    work.push(await measure({ ...own, name: `release ${version}` }, () => releaseAll(scope, version)));
  }
  work.push(...(await workAtTheDesk(site, sessions)));
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const [first = "", day = first] = daysOf(sessions);
  const address = `${school.slug}/${edition.slug}`;
  const programme = `/en/organise/${address}/programme`;
  const where = { organisationId: edition.organisationId, editionId: edition.id };
  const { id } = await db().session.findFirstOrThrow({ where, select: { id: true } });
  const pages = { programme: `${programme}?day=${day}`, session: `${programme}/sessions/${id}` };
  return { work, cookie, ...pages, address, day, edition };
}

async function makeDesk(site: Site, sessions: number) {
  const made = await makeOpenEdition({ dates: daysOf(sessions), title: { en: `${sessions} sessions` } });
  const scope = await editionScope(made.edition);
  return { ...made, scope, kept: `${site.url}/en/schools/${made.school.slug}/${made.edition.slug}` };
}

async function importFile(scope: EditionScope<"import-schedule">, bytes: Uint8Array): Promise<void> {
  const file = readSchedule(bytes);
  if (!file.ok) throw new Error(`Not read: ${file.reason}`);
  const options = { language: "en", deleteGone: false };
  const { hash } = await previewImport(scope, file.value, options);
  const applied = await applyImport(scope, { file: file.value, options, hash });
  if (!applied.ok) throw new Error(`Not imported: ${applied.reason}`);
}

/** Files know no addresses; with one each, a release has a message for everybody it concerns. */
async function giveAddresses({ organisationId, id }: { organisationId: string; id: string }): Promise<void> {
  await db().$executeRaw`
    UPDATE speaker SET email = 'speaker-' || number || '@example.org'
    WHERE organisation_id = ${organisationId}::uuid AND edition_id = ${id}::uuid AND email IS NULL`;
}

async function releaseAll(scope: EditionScope<"release">, version: number): Promise<void> {
  const released = await release(scope, { name: `Version ${version}`, note: {} });
  if (!released.ok) throw new Error(`Not released: ${released.reason} ${released.detail?.list ?? ""}`);
}

/** The same import and release, sent to the desk as a browser sends them. */
async function workAtTheDesk(site: Site, sessions: number): Promise<Work[]> {
  // Only a site that was built has this list of actions.
  const { bodyOf, sendAction } = await import("@/e2e/authorization/send");
  const { organisation, school, edition, scope, kept } = await makeDesk(site, sessions);
  const cookie = await cookieOf((await makeMember(organisation)).login);
  const bytes = growthSchedule(sessions, 1);
  const file = readSchedule(bytes);
  if (!file.ok) throw new Error(`Not read: ${file.reason}`);
  const options = { language: "en", deleteGone: false, people: {} };
  const { hash } = await previewImport(scope, file.value, options);
  const address = { school: school.slug, edition: edition.slug };
  const send = async (action: string, place: string, form: Record<string, string>) => {
    const page = `/en/organise/${school.slug}/${edition.slug}/${place}`;
    const { outcome } = await sendAction(action, bodyOf({ ...address, ...form }), {
      baseURL: site.url,
      cookie,
      page,
    });
    if (outcome !== "done") throw new Error(`${action}: ${outcome}`);
  };
  const packed = gzipSync(bytes).toString("base64");
  const web = { site, kept, by: "web" } as const;
  const imports = (step: "show" | "apply") =>
    send("importScheduleAction", "programme/import", { step, language: "en", packed, hash });
  const work = [
    await measure({ ...web, name: "plan at the desk" }, () => imports("show")),
    await measure({ ...web, name: "import at the desk" }, () => imports("apply")),
  ];
  await giveAddresses(edition);
  const releases = () => send("releaseAction", "releases", { name: "Version 1" });
  return [...work, await measure({ ...web, name: "release at the desk" }, releases)];
}

interface Measuring {
  site: Site;
  /** A kept page. */
  kept: string;
  name: string;
  /** Who works: this process, or the web server. */
  by: "own" | "web";
}

async function measure({ site, kept, name, by }: Measuring, work: () => Promise<void>): Promise<Work> {
  await fetchOnce(kept);
  const pid = await findDatabase(site);
  const asking = startAsking([`${site.url}/api/readyz`, kept]);
  const before = timesOf(site, pid);
  const began = performance.now();
  const { longest } = await longestTransaction(work);
  const clock = performance.now() - began;
  const after = timesOf(site, pid);
  const [ready = null, page = null] = await asking.stop();
  return {
    name,
    clock,
    own: after[by] - before[by],
    database: after.database - before.database,
    longest: by === "own" ? longest : null,
    ready,
    kept: page,
  };
}

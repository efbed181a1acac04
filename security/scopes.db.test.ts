import { beforeAll, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import type { Flag, Role } from "@/lib/access/policy";
import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { recordAct } from "@/lib/audit/commands/record";
import { listAudit, listAuditForExport } from "@/lib/audit/queries/list-audit";
import { getOverview } from "@/lib/desk/queries/overview";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { getAttendanceSheet } from "@/lib/participants/queries/attendance-sheet";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationsForExport } from "@/lib/participants/queries/export";
import { listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { db, transaction } from "@/lib/platform/db/client";
import { listPracticesForExport } from "@/lib/practices/queries/export-practices";
import { listSessionsForExport, listSpeakersForExport } from "@/lib/programme/queries/export-programme";
import { listTeam } from "@/lib/team/queries/list-team";
import { makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope } from "@/prisma/testing/scopes";
import { isAllowed } from "../e2e/authorization/rights";
import { makeWorld, plantWords, type World } from "../e2e/authorization/world";

const EVERYTHING = RegistrationFilterSchema.parse({});

let world: World;
let words: Awaited<ReturnType<typeof plantWords>>;
/** A registration of another edition of the same organisation, one of another organisation, and a draft. */
const others: Record<string, { id: string; fullName: string; email: string }> = {};
let strangers: string[];

beforeAll(async () => {
  world = await makeWorld();
  words = await plantWords(world);
  const foreign = await makeWorld();
  const next = await makeEdition(world.school);
  const category = await makeCategory(next, { quotaIds: [next.rootQuotaId] });
  others.edition = await makeRegistration(next, category);
  others.organisation = foreign.registration;
  others.draft = await makeRegistration(world.edition, world.category, { state: "draft" });
  const removed = await makeMember(world.organisation, { role: "viewer", removedAt: new Date() });
  strangers = [foreign.member.email, removed.email, foreign.organisation.id, foreign.member.id];
  await transaction((tx) =>
    recordAct(tx, {
      cause: { kind: "command" },
      act: "remove-member",
      objectKind: "team-member",
      objectId: foreign.member.id,
      organisationId: foreign.organisation.id,
    }),
  );
  strangers.push(...Object.values(others).flatMap(({ id, fullName, email }) => [id, fullName, email]));
});

const scopeOf = async (role: Role, ...flags: Flag[]) =>
  ({ ...(await editionScope(world.edition, { role })), flags }) as EditionScope as never;

test("what a desk reads is its own edition's, its own team's and no draft", async () => {
  const scope = await scopeOf("owner");
  const read = {
    list: await listRegistrationsForDesk(scope, EVERYTHING),
    file: await readWhole((await listRegistrationsForExport(scope, EVERYTHING)).pages),
    sheet: await getAttendanceSheet(scope),
    outbox: await listOutboxForDesk(scope, null, { page: 1 }, mailSources(), []),
    team: await listTeam(scope),
    audit: await listAudit(scope, {}, { page: 1 }),
    outboxFile: await readWhole(
      (await listOutboxForExport(scope, { state: null, mailing: null }, findMailings, [])).pages,
    ),
    auditFile: await readWhole((await listAuditForExport(scope, {})).pages),
    sessionsFile: await readWhole((await listSessionsForExport(scope)).pages),
    speakersFile: await readWhole((await listSpeakersForExport(scope, {})).pages),
    practicesFile: await listPracticesForExport(scope),
  };
  expect(JSON.stringify([read.list, read.file, read.sheet])).toContain(words.name);
  expect(JSON.stringify(read.outbox)).toContain(words.address);
  expect(JSON.stringify(read.outboxFile)).toContain(words.address);
  expect(JSON.stringify(read.sessionsFile)).toContain(words.talk);
  expect(JSON.stringify(read.team)).toContain(words.colleague);
  // The history is the organisation's, and an owner is one of all of it.
  const told = [others.edition?.id, others.edition?.fullName];
  for (const [place, held] of Object.entries(read))
    expect(
      strangers
        .filter((word) => !(place.startsWith("audit") && told.includes(word)))
        .filter((word) => JSON.stringify(held).includes(word)),
      place,
    ).toEqual([]);
});

test("one registration opens in its own edition alone, and no draft at all", async () => {
  const scope = await scopeOf("owner");
  expect(await findRegistrationForDesk(scope, world.registration.id)).toMatchObject({ email: words.address });
  for (const [whose, { id }] of Object.entries(others))
    expect(await findRegistrationForDesk(scope, id), whose).toBeNull();
});

describe("answers about diet and access", () => {
  test.each<[Role, Flag | "no flag"]>([
    ["viewer", "no flag"],
    ["viewer", "sensitive-data"],
    ["editor", "no flag"],
    ["editor", "sensitive-data"],
    ["owner", "no flag"],
    ["administrator", "no flag"],
    ["administrator", "sensitive-data"],
  ])("are read by %s (flag: %s) as the table says, one by one and counted", async (role, flag) => {
    const scope = await scopeOf(role, ...(flag === "no flag" ? [] : [flag]));
    const found = await findRegistrationForDesk(scope, world.registration.id);
    const reads = isAllowed("view-sensitive", role, flag);
    expect(JSON.stringify(found).includes(words.diet)).toBe(reads);
    expect(found?.hiddenAnswers).toBe(!reads);
    expect((await getOverview(scope)).accessNeeds !== null).toBe(reads);
    // The other one is a letter.
    expect(await db().answer.count({ where: { registrationId: world.registration.id } })).toBe(2);
  });
});

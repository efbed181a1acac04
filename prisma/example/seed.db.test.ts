import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findEditionForRole, findRightsOf } from "@/lib/access/queries";
import { readSaid } from "@/lib/outbox/emails/said";
import { db } from "@/lib/platform/db/client";
import { removeMark } from "@/lib/platform/db/marks";
import { removeExample } from "@/lib/setup/commands/remove-example";
import { EXAMPLE_MADE } from "@/lib/setup/rules/example";
import { makeLogin, makeMember } from "../factories/people";
import { makeCategory, makeRegistration } from "../factories/registration";
import { makeOpenEdition } from "../factories/schools";
import { milanExample, upcomingExample } from "./examples";
import { EXAMPLE_ORGANISER_EMAIL, EXAMPLE_PARTICIPANT_EMAIL, seedExample } from "./seed";

const NOW = new Date("2026-11-24T10:00:00Z");

/** As if nobody had ever made them. */
async function forgetExample(): Promise<void> {
  await removeExample();
  await removeMark(db(), EXAMPLE_MADE);
}

async function upcomingEdition() {
  const whole = upcomingExample(NOW);
  const found = await findEditionForRole(whole.school.slug, whole.editionSlug);
  if (!found) throw new Error("The upcoming example is not there");
  return { organisationId: found.organisationId, editionId: found.editionId };
}

describe("the example schools", () => {
  beforeAll(async () => {
    await forgetExample();
    await seedExample(db(), NOW);
  });

  test("show Milan as an archived edition with three listed sessions", async () => {
    const whole = milanExample(NOW);
    const found = await findEditionForRole(whole.school.slug, whole.editionSlug);
    const edition = await db().edition.findUniqueOrThrow({
      where: {
        organisationId_id: { organisationId: found?.organisationId ?? "", id: found?.editionId ?? "" },
      },
      include: {
        hosts: true,
        figures: { orderBy: { order: "asc" } },
        recap: true,
        speakers: true,
        slots: true,
        quotas: true,
        practices: true,
        releases: { include: { sessions: true, slots: true } },
      },
    });
    expect(edition).toMatchObject({ archivedAt: NOW, slots: [], speakers: [] });
    expect(edition.hosts.map((host) => host.name)).toEqual(["Federsolidarietà – Confcooperative"]);
    expect(edition.figures.map((figure) => figure.value)).toEqual([30, 3, 1]);
    expect(edition.quotas).toMatchObject([{ root: true, capacity: null }]);
    expect(edition.recap?.videoUrl).toBeNull();
    expect(edition.releases).toMatchObject([{ number: 1, slots: [] }]);
    expect(edition.releases[0]?.sessions).toHaveLength(3);
    expect(edition.practices).toHaveLength(1);
  });

  test("release every session of the upcoming edition with its people and times", async () => {
    const where = await upcomingEdition();
    const release = await db().release.findFirstOrThrow({
      where,
      include: { sessions: { include: { people: true } }, slots: true },
    });
    const whole = upcomingExample(NOW);
    expect(release.sessions).toHaveLength(whole.sessions.length);
    expect(release.slots).toHaveLength(whole.sessions.length + whole.breaks.length);
    const people = release.sessions.flatMap((session) => session.people);
    expect(people).toHaveLength(whole.sessions.flatMap((session) => session.people).length);
    expect(people.every((person) => person.startsAt !== null)).toBe(true);
  });

  test("tell what each mail said, without anybody's private link", async () => {
    const where = await upcomingEdition();
    const rows = await db().outboxMessage.findMany({
      where: { ...where, state: "sent" },
      include: { registration: { select: { fullName: true } } },
    });
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const said = readSaid(row.said);
      expect(said?.text, row.template).toContain(row.registration?.fullName);
      expect(said?.text).not.toMatch(/\/r\/|stood-here/);
    }
  });

  test("leave places in general and none for students, each confirmed person with one message", async () => {
    const where = await upcomingEdition();
    const registrations = await db().registration.findMany({
      where,
      include: { category: { include: { quotas: { include: { quota: true } } } }, messages: true },
    });
    const taken = new Map<string, number>();
    for (const { state, category } of registrations) {
      if (state !== "confirmed") continue;
      for (const { quota } of category?.quotas ?? []) taken.set(quota.id, (taken.get(quota.id) ?? 0) + 1);
    }
    const quotas = await db().quota.findMany({ where, orderBy: { capacity: "asc" } });
    const left = quotas.map((quota) => (quota.capacity ?? 0) - (taken.get(quota.id) ?? 0));
    expect(left[0]).toBe(0);
    expect(left.slice(1).every((places) => places > 0)).toBe(true);
    for (const { state, messages } of registrations) expect(messages).toHaveLength(state === "draft" ? 0 : 1);
    const waiting = registrations.filter((registration) => registration.state === "waitlisted");
    expect(waiting.map((registration) => registration.queuePosition).sort()).toEqual([1, 2, 3]);
    expect(quotas.find((quota) => quota.root)?.lastQueuePosition).toBe(3);
    expect(registrations.every(({ email }) => email.endsWith("@example.org"))).toBe(true);
  });

  test("give the organiser both organisations and the participant a registration", async () => {
    const [organiser, participant] = await Promise.all(
      [EXAMPLE_ORGANISER_EMAIL, EXAMPLE_PARTICIPANT_EMAIL].map((emailKey) =>
        db().loginEmail.findUniqueOrThrow({
          where: { emailKey },
          include: { login: { include: { people: true } } },
        }),
      ),
    );
    const examples = await db().organisation.findMany({ where: { example: true } });
    for (const { id } of examples)
      expect(await findRightsOf(organiser?.loginId ?? "", id, null)).toMatchObject({ role: "owner" });
    const registered = await db().registration.findMany({
      where: { personId: participant?.login.people[0]?.id ?? "" },
    });
    expect(registered).toMatchObject([{ state: "confirmed", email: EXAMPLE_PARTICIPANT_EMAIL }]);
  });

  test("keep no sensitive answer without its own consent, and none of people who withdrew", async () => {
    const { organisationId } = await upcomingEdition();
    const answers = await db().answer.findMany({
      where: { organisationId },
      include: { fieldVersion: { include: { field: true } }, registration: true, consent: true },
    });
    const sensitive = answers.filter((answer) => answer.fieldVersion.sensitive);
    expect(new Set(sensitive.map((answer) => answer.fieldVersion.field.meaning))).toEqual(
      new Set(["access", "diet"]),
    );
    for (const { consent, fieldVersion, registration } of sensitive) {
      expect(consent).toMatchObject({ registrationId: registration.id, withdrawnAt: null });
      expect(consent?.termVersionId).toBe(fieldVersion.termVersionId);
      expect(registration.state).not.toBe("withdrawn");
    }
    expect(answers.length).toBeGreaterThan(sensitive.length);
  });

  test("tell which texts wait for a translation", async () => {
    const gaps = await db().translation.findMany({ where: await upcomingEdition() });
    const abstracts = gaps.filter((gap) => gap.field === "abstract");
    const missing = upcomingExample(NOW).sessions.flatMap(({ abstract }) =>
      (["es", "de"] as const).filter((language) => !abstract[language]),
    );
    // The session that came in after the release has its abstract in English only.
    expect(abstracts).toHaveLength(missing.length + 4);
    expect(gaps.every((gap) => gap.state === "missing")).toBe(true);
  });

  // Last, when the code is warm: the second one waits for the only connection of the embedded engine, five seconds at most.
  test("are made once, also by two processes at once, and never again after their removal", async () => {
    await forgetExample();
    const made = await Promise.all([seedExample(db(), NOW), seedExample(db(), NOW)]);
    expect(made.sort()).toEqual([false, true]);
    expect(await seedExample(db(), NOW)).toBe(false);
    expect(await db().organisation.count({ where: { example: true } })).toBe(2);
    expect(await removeExample()).toBe(2);
    expect(await removeExample()).toBe(0);
    expect(await seedExample(db(), NOW)).toBe(false);
    expect(await db().organisation.count({ where: { example: true } })).toBe(0);
  });
});

describe("removing the example", () => {
  beforeEach(forgetExample);

  test("takes every row of the example and nothing else", async () => {
    const { organisation, edition } = await makeOpenEdition();
    const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
    await makeRegistration(edition, category);
    const { login } = await makeMember(organisation);
    await seedExample(db(), NOW);
    const example = await upcomingEdition();
    // Somebody tried the example for real, and has a role elsewhere too.
    const guest = await makeLogin();
    await makeMember(organisation, { role: "viewer", login: guest });
    await makeMember({ id: example.organisationId }, { role: "editor", login: guest });

    expect(await removeExample()).toBe(2);

    const left = await db().$queryRaw<Array<{ table: string; rows: bigint }>>`
      SELECT 'outbox_message' AS table, count(*) AS rows FROM outbox_message WHERE organisation_id = ${example.organisationId}::uuid
      UNION ALL SELECT 'audit_entry', count(*) FROM audit_entry WHERE organisation_id = ${example.organisationId}::uuid
      UNION ALL SELECT 'person', count(*) FROM person WHERE organisation_id = ${example.organisationId}::uuid
      UNION ALL SELECT 'registration', count(*) FROM registration WHERE organisation_id = ${example.organisationId}::uuid
      UNION ALL SELECT 'translation', count(*) FROM translation WHERE organisation_id = ${example.organisationId}::uuid
      UNION ALL SELECT 'released_slot', count(*) FROM released_slot WHERE organisation_id = ${example.organisationId}::uuid`;
    expect(left.filter((row) => row.rows > 0n)).toEqual([]);
    expect(await db().loginEmail.count({ where: { emailKey: EXAMPLE_ORGANISER_EMAIL } })).toBe(0);
    expect(await db().login.count({ where: { id: { in: [guest.id, login.id] } } })).toBe(2);
    expect(await db().registration.count({ where: { organisationId: organisation.id } })).toBe(1);
    expect(await db().auditEntry.count({ where: { organisationId: organisation.id } })).toBe(1);
  });

  test("invalidates the pages that are gone, and the audit stays append-only", async () => {
    await seedExample(db(), NOW);
    const { _max } = await db().cacheTag.aggregate({ _max: { seq: true } });
    await removeExample();
    const invalidated = await db().cacheTag.findMany({ where: { seq: { gt: _max.seq ?? 0n } } });
    const { school, editionSlug } = upcomingExample(NOW);
    expect(invalidated.map((row) => row.tag)).toEqual(
      expect.arrayContaining(["schools", `school:${school.slug}`, `edition:${school.slug}/${editionSlug}`]),
    );
    const entry = await db().auditEntry.findFirstOrThrow({ where: { act: "remove-example" } });
    await expect(db().auditEntry.delete({ where: { id: entry.id } })).rejects.toThrow(/append-only/);
  });
});

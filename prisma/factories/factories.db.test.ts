import { describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember, makePerson } from "./people";
import { makeRoom, makeSession, makeSlot, makeSpeaker, makeTheme } from "./programme";
import { makeCategory, makeQuota, makeRegistration } from "./registration";
import { makeOpenEdition } from "./schools";

describe("factories", () => {
  test("make an open edition with its days and one root quota", async () => {
    const { organisation, school, edition } = await makeOpenEdition({
      dates: ["2027-05-06", "2027-05-07"],
      capacity: 12,
    });
    expect(school.organisationId).toBe(organisation.id);
    const found = await db().edition.findUniqueOrThrow({
      where: { organisationId_id: { organisationId: organisation.id, id: edition.id } },
      include: { days: { orderBy: { date: "asc" } }, quotas: true, school: { include: { aliases: true } } },
    });
    expect(found.days.map((day) => day.date.toISOString().slice(0, 10))).toEqual([
      "2027-05-06",
      "2027-05-07",
    ]);
    expect(found.quotas).toMatchObject([{ id: edition.rootQuotaId, root: true, capacity: 12 }]);
    expect(found.school.aliases.map((alias) => alias.slug)).toEqual([school.slug]);
    expect(found.year).toBe(2027);
  });

  test("make a programme with numbers of its own", async () => {
    const { edition } = await makeOpenEdition();
    const theme = await makeTheme(edition);
    const room = await makeRoom(edition);
    const first = await makeSession(edition, { themeId: theme.id });
    const second = await makeSession(edition, { kind: "panel" });
    expect([first.number, second.number]).toEqual([1, 2]);
    const times = { startsAt: new Date("2027-05-06T09:00Z"), endsAt: new Date("2027-05-06T10:00Z") };
    const slot = await makeSlot(edition, { sessionId: first.id, roomId: room.id, ...times });
    const breakSlot = await makeSlot(edition, { title: { en: "Coffee" }, ...times });
    expect([slot.kind, breakSlot.kind]).toEqual(["session", "break"]);
    const speaker = await makeSpeaker(edition, { affiliation: "Cooperativa Esempio" });
    expect(speaker).toMatchObject({ number: 1, country: "IT", affiliation: "Cooperativa Esempio" });
  });

  test("make registrations with a cause and a message; waiting ones have a position each", async () => {
    const { organisation, edition } = await makeOpenEdition({ capacity: 1 });
    const quota = await makeQuota(edition, { capacity: 1 });
    const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId, quota.id] });
    const confirmed = await makeRegistration(edition, category);
    const waiting = await makeRegistration(edition, category, { state: "waitlisted" });
    const next = await makeRegistration(edition, category, {
      state: "waitlisted",
      fullName: "Émile Exemple",
    });
    const draft = await makeRegistration(edition, null, { state: "draft" });
    expect([waiting.queuePosition, next.queuePosition]).toEqual([1, 2]);
    expect(next.nameKey).toBe("emile exemple");
    expect(draft).toMatchObject({ personId: null, reference: null });
    expect(confirmed.reference).toMatch(/^[A-Z0-9]{6}$/);
    const messages = await db().outboxMessage.findMany({
      where: { organisationId: organisation.id },
      orderBy: { createdAt: "asc" },
    });
    expect(messages.map((message) => message.registrationId)).toEqual([confirmed.id, waiting.id, next.id]);
    expect(messages.every((message) => message.auditEntryId !== null)).toBe(true);
  });

  test("make people, logins and roles", async () => {
    const { organisation } = await makeOpenEdition();
    const person = await makePerson(organisation, { fullName: "Greta Beispiel", email: "Greta@Example.org" });
    const address = await db().personEmail.findFirstOrThrow({ where: { personId: person.id } });
    expect(address.emailKey).toBe("greta@example.org");
    const login = await makeLogin({ administrator: true });
    expect(login.administratorSince).not.toBeNull();
    const member = await makeMember(organisation, { role: "viewer", login });
    expect(member).toMatchObject({ role: "viewer", loginId: login.id, email: login.email });
  });
});

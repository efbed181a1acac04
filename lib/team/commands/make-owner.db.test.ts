import { describe, expect, test } from "vitest";
import { makeAdministrator } from "@/lib/people/commands/make-administrator";
import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember } from "@/prisma/factories/people";
import { makeOrganisation } from "@/prisma/factories/schools";
import { makeOwner } from "./make-owner";

const named = () => makeOrganisation({ name: `Cooperativa ${crypto.randomUUID()}` });
const unused = () => `owner-${crypto.randomUUID().slice(0, 8)}@example.org`;

describe("the operator makes an owner", () => {
  test("of somebody known at once, of an unknown address when it signs in; twice is once", async () => {
    const { id, name } = await named();
    const login = await makeLogin();
    const later = unused();
    for (let round = 0; round < 2; round += 1) {
      expect(
        await makeOwner({ email: login.email, organisation: name.toUpperCase(), found: false }),
      ).toMatchObject({ value: { organisationId: id, waits: false } });
      expect(await makeOwner({ email: later, organisation: name, found: false })).toMatchObject({
        value: { waits: true },
      });
    }
    const members = await db().teamMember.findMany({
      where: { organisationId: id },
      orderBy: { createdAt: "asc" },
    });
    expect(members).toMatchObject([
      { role: "owner", loginId: login.id, acceptedAt: expect.any(Date) },
      { role: "owner", loginId: null, acceptedAt: null, emailKey: later },
    ]);
    expect(await db().auditEntry.count({ where: { organisationId: id, act: "make-owner" } })).toBe(2);
  });

  test("of a viewer who is there already", async () => {
    const organisation = await named();
    const viewer = await makeMember(organisation, { role: "viewer" });
    await makeOwner({ email: viewer.email, organisation: organisation.name, found: false });
    expect(await db().teamMember.findMany({ where: { organisationId: organisation.id } })).toMatchObject([
      { id: viewer.id, role: "owner", version: 2 },
    ]);
  });

  test("only of an organisation there is, unless told to found it, and never guesses between two", async () => {
    const organisation = `Cooperativa ${crypto.randomUUID()}`;
    const email = unused();
    const missing = await makeOwner({ email, organisation, found: false });
    expect(missing).toMatchObject({ ok: false, reason: "no-organisation" });
    expect(await makeOwner({ email, organisation, found: true })).toMatchObject({ ok: true });
    expect(await db().organisation.count({ where: { name: organisation } })).toBe(1);
    await makeOrganisation({ name: organisation });
    expect(await makeOwner({ email, organisation, found: true })).toMatchObject({
      reason: "several-organisations",
    });
  });
});

test("the operator makes an administrator and takes it back, each once", async () => {
  const known = await makeLogin();
  for (const email of [known.email.toUpperCase(), unused()]) {
    const emailKey = email.toLowerCase();
    const since = async () =>
      (await db().loginEmail.findUnique({ where: { emailKey }, include: { login: true } }))?.login
        .administratorSince ?? null;
    expect(await makeAdministrator(email)).toBe(true);
    expect(await makeAdministrator(email)).toBe(false);
    expect(await since()).not.toBeNull();
    expect(await makeAdministrator(email, { remove: true })).toBe(true);
    expect(await makeAdministrator(email, { remove: true })).toBe(false);
    expect(await since()).toBeNull();
  }
});

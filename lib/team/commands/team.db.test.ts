import { describe, expect, inject, test } from "vitest";
import type { EditionScope, OrganisationScope } from "@/lib/access/access";
import { recordAct } from "@/lib/audit/commands/record";
import { AUDIT_PAGE_SIZE, listAudit } from "@/lib/audit/queries/list-audit";
import { queueMessage } from "@/lib/outbox/commands/queue-message";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { db, transaction } from "@/lib/platform/db/client";
import { makeMember } from "@/prisma/factories/people";
import { makeOpenEdition, makeOrganisation } from "@/prisma/factories/schools";
import { expectQueries } from "@/prisma/testing/expect-queries";
import { asTheyLeave } from "@/prisma/testing/leaving";
import { mailSources } from "@/prisma/testing/mail-sources";
import { makeActor, organisationScope } from "@/prisma/testing/scopes";
import { tracesOf } from "@/prisma/testing/traces";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { listTeam } from "../queries/list-team";
import { changeRole, removeMember } from "./change-member";
import { invite } from "./invite";

type Scope = OrganisationScope<"manage-team">;

async function makeOwner(organisation: { id: string }): Promise<{ scope: Scope; memberId: string }> {
  const actor = await makeActor();
  const email = actor.emailKeys[0] ?? "";
  const member = await makeMember(organisation, { login: { id: actor.id, email } });
  return { scope: await organisationScope(organisation, { actor }), memberId: member.id };
}

const wish = (organisation: { id: string }, change: object = {}) => ({
  organisation: organisation.id,
  email: `guest-${crypto.randomUUID().slice(0, 8)}@example.org`,
  role: "viewer" as const,
  edition: null,
  sensitiveData: false,
  language: "it" as const,
  ...change,
});

describe("an invitation", () => {
  test("waits for its address to be proven, and sends one mail in their language", async () => {
    const { organisation, edition } = await makeOpenEdition();
    const { scope } = await makeOwner(organisation);
    const wanted = wish(organisation, { edition: edition.id });
    const made = await invite(scope, wanted);
    expect(made.ok).toBe(true);
    const member = await db().teamMember.findFirstOrThrow({ where: { emailKey: wanted.email } });
    expect(member).toMatchObject({ acceptedAt: null, loginId: null, editionId: edition.id, role: "viewer" });
    const [mail] = await db().outboxMessage.findMany({
      where: { template: "team-invitation", parameters: { path: ["member"], equals: member.id } },
    });
    const [leaving] = await asTheyLeave(mail ? [mail] : []);
    expect(leaving).toMatchObject({ recipient: wanted.email, parameters: { role: "viewer" } });
    expect(mail).toMatchObject({ template: "team-invitation", language: "it", state: "queued" });
    expect(await invite(scope, wanted)).toMatchObject({ reason: "already-there" });
    const gone = { organisation: organisation.id, member: member.id, version: 1 };
    expect((await removeMember(scope, gone)).ok).toBe(true);
    expect(await db().outboxMessage.findFirst({ where: { id: mail?.id ?? "" } })).toMatchObject({
      state: "cancelled",
    });
    expect((await invite(scope, wanted)).ok).toBe(true);
  });

  test("who has left the team gets none of its mails any more; who has another role there still does", async () => {
    const { organisation, edition } = await makeOpenEdition();
    const { scope } = await makeOwner(organisation);
    const actor = await makeActor();
    const whole = await makeMember(organisation, { role: "viewer", loginId: actor.id });
    const one = await makeMember(organisation, { role: "editor", loginId: actor.id, editionId: edition.id });
    const id = await transaction(async (tx) => {
      const here = { organisationId: organisation.id, editionId: edition.id };
      const by = { objectKind: "mailing", objectId: edition.id, ...here } as const;
      const auditEntryId = await recordAct(tx, { cause: scope.actor, act: "send-mailing", ...by });
      const parameters = { login: actor.id };
      return queueMessage(tx, {
        ...{ ...here, auditEntryId, template: "mailing-team", parameters, language: "en", urgency: 3 },
      });
    });
    const state = async () => (await db().outboxMessage.findUniqueOrThrow({ where: { id } })).state;
    await removeMember(scope, { organisation: organisation.id, member: whole.id, version: 1 });
    expect(await state()).toBe("queued");
    await removeMember(scope, { organisation: organisation.id, member: one.id, version: 1 });
    expect(await state()).toBe("cancelled");
  });

  test("taken back, before or after its mail has left, leaves the address nowhere; what was done stays on record", async () => {
    const { organisation } = await makeOpenEdition();
    const { scope } = await makeOwner(organisation);
    const wanted = [wish(organisation), wish(organisation)] as const;
    for (const [at, one] of wanted.entries()) {
      expect((await invite(scope, one)).ok).toBe(true);
      const member = await db().teamMember.findFirstOrThrow({ where: { emailKey: one.email } });
      if (at === 1) while ((await dispatchOnce("inviting", mailSources())) > 0);
      expect(await tracesOf([one.email])).not.toEqual([]);
      await removeMember(scope, { organisation: organisation.id, member: member.id, version: 1 });
      expect(await tracesOf([one.email])).toEqual([]);
      const acts = await db().auditEntry.findMany({ where: { objectId: member.id }, orderBy: { id: "asc" } });
      expect(acts.map((entry) => entry.act)).toEqual(["invite", "remove-member"]);
    }
  });

  test("twice at once is one", async () => {
    const organisation = await makeOrganisation();
    const { scope } = await makeOwner(organisation);
    const wanted = wish(organisation);
    const results = await Promise.all(Array.from({ length: 5 }, () => invite(scope, wanted)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test("for an edition of somebody else's is not there; for one's own it is", async () => {
    const mine = await makeOpenEdition();
    const theirs = await makeOpenEdition();
    const { scope } = await makeOwner(mine.organisation);
    await expect(invite(scope, wish(mine.organisation, { edition: theirs.edition.id }))).rejects.toThrow(
      "not-found",
    );
    expect((await invite(scope, wish(mine.organisation, { edition: mine.edition.id }))).ok).toBe(true);
  });
});

describe("the last owner", () => {
  test("neither leaves nor steps down; with a second one they may", async () => {
    const organisation = await makeOrganisation();
    const { scope, memberId } = await makeOwner(organisation);
    const me = { organisation: organisation.id, member: memberId, version: 1 };
    expect(await removeMember(scope, me)).toMatchObject({ reason: "last-owner" });
    expect(await changeRole(scope, { ...me, role: "editor", sensitiveData: false })).toMatchObject({
      reason: "last-owner",
    });
    await makeOwner(organisation);
    expect((await changeRole(scope, { ...me, role: "editor", sensitiveData: false })).ok).toBe(true);
  });

  test("an invited owner who never came does not count", async () => {
    const organisation = await makeOrganisation();
    const { scope, memberId } = await makeOwner(organisation);
    await invite(scope, wish(organisation, { role: "owner" }));
    expect(
      await removeMember(scope, { organisation: organisation.id, member: memberId, version: 1 }),
    ).toMatchObject({ reason: "last-owner" });
  });

  test("stays when all owners leave at once, twenty times", async () => {
    for (let round = 0; round < 20; round += 1) {
      const organisation = await makeOrganisation();
      const owners = [
        await makeOwner(organisation),
        await makeOwner(organisation),
        await makeOwner(organisation),
      ];
      const results = await Promise.all(
        owners.map(({ scope, memberId }) =>
          removeMember(scope, { organisation: organisation.id, member: memberId, version: 1 }),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(2);
      expect(
        await db().teamMember.count({ where: { organisationId: organisation.id, removedAt: null } }),
      ).toBe(1);
    }
  });

  test.runIf(inject("engine") === "server")(
    "leaves when the lock is taken out: the race above is one",
    async () => {
      let ownerless = 0;
      await withoutLocks(async () => {
        for (let round = 0; round < 40 && ownerless === 0; round += 1) {
          const organisation = await makeOrganisation();
          const owners = [await makeOwner(organisation), await makeOwner(organisation)];
          await Promise.all(
            owners.map(({ scope, memberId }) =>
              removeMember(scope, { organisation: organisation.id, member: memberId, version: 1 }),
            ),
          );
          const left = { organisationId: organisation.id, removedAt: null };
          if ((await db().teamMember.count({ where: left })) === 0) ownerless += 1;
        }
      });
      expect(ownerless).toBeGreaterThan(0);
    },
  );

  test("two owners remove each other at once: one is left, and who lost the role does nothing more", async () => {
    const organisation = await makeOrganisation();
    const [one, other] = [await makeOwner(organisation), await makeOwner(organisation)];
    const remove = (scope: Scope, member: string) =>
      removeMember(scope, { organisation: organisation.id, member, version: 1 }).then(
        (result) => result.ok,
        () => false,
      );
    const results = await Promise.all([remove(one.scope, other.memberId), remove(other.scope, one.memberId)]);
    expect(results.filter(Boolean)).toHaveLength(1);
  });
});

describe("who manages", () => {
  test("an editor with an owner's old proof is nobody here", async () => {
    const organisation = await makeOrganisation();
    const { scope } = await makeOwner(organisation);
    const actor = await makeActor();
    const login = { id: actor.id, email: actor.emailKeys[0] ?? "" };
    await makeMember(organisation, { login, role: "editor" });
    const stale = await organisationScope(organisation, { actor });
    await expect(invite(stale, wish(organisation))).rejects.toThrow("not-found");
    expect((await invite(scope, wish(organisation))).ok).toBe(true);
  });

  test("an administrator may, but not let anybody read sensitive answers", async () => {
    const organisation = await makeOrganisation();
    const actor = await makeActor({ administrator: true });
    const scope = await organisationScope(organisation, { actor, role: "administrator" });
    const editor = { role: "editor" as const, sensitiveData: true };
    expect(await invite(scope, wish(organisation, editor))).toMatchObject({ reason: "sensitive-not-yours" });
    expect((await invite(scope, wish(organisation, { role: "owner" }))).ok).toBe(true);
  });

  test("members of another organisation are not there", async () => {
    const [mine, theirs] = [await makeOrganisation(), await makeOrganisation()];
    const { scope } = await makeOwner(mine);
    const foreign = await makeOwner(theirs);
    const viewer = await makeMember(theirs, { role: "viewer" });
    const change = { organisation: mine.id, member: viewer.id, version: 1 };
    await expect(removeMember(scope, change)).rejects.toThrow("not-found");
    expect((await removeMember(foreign.scope, change)).ok).toBe(true);
  });
});

test("the team and the audit are listed, a page at a time", async () => {
  const organisation = await makeOrganisation();
  const { scope } = await makeOwner(organisation);
  for (let count = 0; count < AUDIT_PAGE_SIZE + 3; count += 1) await invite(scope, wish(organisation));
  expect(await expectQueries(3, () => listTeam(scope))).toHaveLength(AUDIT_PAGE_SIZE + 4);
  const audit = scope as unknown as EditionScope<"view-audit">;
  const first = await expectQueries(4, () => listAudit(audit, {}, { page: 1 }));
  expect(first.entries).toHaveLength(AUDIT_PAGE_SIZE);
  expect(first.entries[0]).toMatchObject({ act: "invite", actor: "Ada Esempio" });
  const second = await listAudit(audit, {}, { page: 2 });
  expect(second.entries).toHaveLength(3);
  expect(new Set([...first.entries, ...second.entries].map((entry) => entry.id)).size).toBe(first.total);
});

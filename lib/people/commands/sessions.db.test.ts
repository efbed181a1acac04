import { describe, expect, test } from "vitest";
import { keepSession } from "@/lib/access/commands";
import { findSession } from "@/lib/access/queries";
import type { LoginActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { randomToken, secretHash } from "@/lib/platform/secrets";
import { makeMember } from "@/prisma/factories/people";
import { makeOpenEdition, makeOrganisation } from "@/prisma/factories/schools";
import { address, askedFrom, browser, countSessions, signedIn } from "../fixtures/sign-in";
import { listMySessions } from "../queries/my-sessions";
import { forgetLogin } from "./forget-login";
import { signInByCode, signInByLink } from "./sign-in";
import { signOut, signOutEverywhere } from "./sign-out";

async function actorOf(token: string): Promise<LoginActor> {
  const found = await findSession(token);
  if (!found) throw new Error("Not signed in");
  return { kind: "login", id: found.loginId, ...found };
}

describe("a session", () => {
  test("is stored as a hash only, in no other row, and is nobody's by its hash", async () => {
    const token = await signedIn(address());
    const { loginSessionId } = await actorOf(token);
    const row = await db().loginSession.findUniqueOrThrow({ where: { id: loginSessionId } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.tokenHash).toBe(secretHash(token));
    expect(await findSession(row.tokenHash)).toBeNull();
  });

  test("is always a new one: a token planted in the browser before is worth nothing", async () => {
    const email = address();
    const planted = randomToken();
    const { token } = await askedFrom(browser("mine"), email);
    const fixed = { browserHash: "mine", earlierToken: planted };
    const result = await signInByLink(fixed, { token, language: "it" });
    expect(result.ok && result.value.token).not.toBe(planted);
    expect(await findSession(planted)).toBeNull();
  });

  test("takes the place of the one this browser had, whoever's that was", async () => {
    const [before, after] = [address(), address()];
    const earlierToken = await signedIn(before);
    const elsewhere = await signedIn(before);
    const { code } = await askedFrom(browser(), after);
    const mine = { browserHash: null, earlierToken };
    const result = await signInByCode(mine, { email: after, code, to: "", language: "it" });
    expect(result.ok).toBe(true);
    expect(await findSession(earlierToken)).toBeNull();
    expect(await findSession(elsewhere)).not.toBeNull();
  });

  test("ends when unused and in the end anyway, by the database's clock", async () => {
    for (const column of ["expiresAt", "endsAt"] as const) {
      const token = await signedIn(address());
      const { loginSessionId: id } = await actorOf(token);
      await db().loginSession.update({ where: { id }, data: { [column]: new Date(Date.now() - 60_000) } });
      expect(await findSession(token)).toBeNull();
    }
  });

  test("in use lives on, never beyond its end", async () => {
    const token = await signedIn(address());
    const { loginSessionId: id } = await actorOf(token);
    const soon = new Date(Date.now() + 60_000);
    const longAgo = new Date(Date.now() - 7_200_000);
    await db().loginSession.update({ where: { id }, data: { endsAt: soon, lastSeenAt: longAgo } });
    expect(await findSession(token)).toMatchObject({ seenLongAgo: true });
    await keepSession(id, token);
    const kept = await db().loginSession.findUniqueOrThrow({ where: { id } });
    expect(kept.expiresAt).toEqual(kept.endsAt);
    expect(await findSession(token)).toMatchObject({ seenLongAgo: false });
  });
});

describe("signing out", () => {
  test("here ends this session; the others stay", async () => {
    const email = address();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    expect(await listMySessions(await actorOf(here))).toMatchObject([{ here: true }, { here: false }]);
    await signOut(await actorOf(here));
    expect(await findSession(here)).toBeNull();
    expect(await findSession(there)).not.toBeNull();
  });

  test("everywhere ends all of them and what is on its way, and nobody else's", async () => {
    const [email, other] = [address(), address()];
    const tokens = [await signedIn(email), await signedIn(email), await signedIn(email)];
    const theirs = await signedIn(other);
    const open = await askedFrom(browser("mine"), email);
    const stranger = await askedFrom(browser("theirs"), other);
    await signOutEverywhere(await actorOf(tokens[0] ?? ""));
    for (const token of tokens) expect(await findSession(token)).toBeNull();
    const link = { token: open.token, language: "it" as const };
    expect(await signInByLink(browser("mine"), link)).toMatchObject({ reason: "gone" });
    expect(await findSession(theirs)).not.toBeNull();
    const their = { token: stranger.token, language: "it" as const };
    expect(await signInByLink(browser("theirs"), their)).toMatchObject({ ok: true });
  });
});

describe("the first proof of an address", () => {
  test("makes one login, also when two prove it at once", async () => {
    const email = address();
    const [one, other] = [await askedFrom(browser("one"), email), await askedFrom(browser("other"), email)];
    const results = await Promise.all([
      signInByLink(browser("one"), { token: one.token, language: "it" }),
      signInByLink(browser("other"), { token: other.token, language: "it" }),
    ]);
    expect(results.some((result) => result.ok)).toBe(true);
    expect(await db().loginEmail.count({ where: { emailKey: email } })).toBe(1);
    expect(await db().login.count({ where: { emails: { some: { emailKey: email } } } })).toBe(1);
  });

  test("takes what somebody else had asked for that address before", async () => {
    const email = address();
    const stranger = await askedFrom(browser("stranger"), email);
    await signedIn(email);
    const link = { token: stranger.token, language: "it" as const };
    expect(await signInByLink(browser("stranger"), link)).toMatchObject({ reason: "gone" });
    expect(await countSessions(email)).toBe(1);
  });
});

describe("an invitation", () => {
  const invited = (organisation: { id: string }, email: string, choice = {}) =>
    makeMember(organisation, { login: { id: "", email }, loginId: null, acceptedAt: null, ...choice });

  test("is accepted by whoever proves its address, at the first sign-in and at any later one", async () => {
    const { organisation, edition } = await makeOpenEdition();
    const [email, other] = [address(), address()];
    const first = await invited(organisation, email, { role: "editor" });
    const theirs = await invited(organisation, other);
    const withdrawn = await invited(organisation, email, { removedAt: new Date() });
    const { id: loginId } = await actorOf(await signedIn(email));
    const later = await invited(organisation, email, { role: "door", editionId: edition.id });
    await signedIn(email);
    const members = await db().teamMember.findMany({ where: { organisationId: organisation.id } });
    const of = ({ id }: { id: string }) => members.find((member) => member.id === id);
    for (const member of [first, later])
      expect(of(member)).toMatchObject({ loginId, acceptedAt: expect.any(Date) });
    for (const member of [theirs, withdrawn]) expect(of(member)).toMatchObject({ loginId: null });
    const accepted = { act: "accept-invitation", actorId: loginId, organisationId: organisation.id };
    expect(await db().auditEntry.count({ where: accepted })).toBe(2);
  });
});

describe("forgetting a sign-in", () => {
  test("leaves nothing of the address but what organisations keep", async () => {
    const organisation = await makeOrganisation();
    const email = address();
    const token = await signedIn(email);
    const actor = await actorOf(token);
    const member = await makeMember(organisation, { login: { id: actor.id, email }, role: "viewer" });
    await askedFrom(browser(), email);
    expect(await forgetLogin(actor)).toMatchObject({ ok: true });
    expect(await findSession(token)).toBeNull();
    expect(await db().login.findUnique({ where: { id: actor.id } })).toBeNull();
    expect(await db().loginEmail.count({ where: { emailKey: email } })).toBe(0);
    expect(await db().signInToken.count({ where: { emailKey: email } })).toBe(0);
    expect(await db().outboxMessage.count({ where: { recipientKey: email } })).toBe(0);
    expect(await db().teamMember.count({ where: { id: member.id } })).toBe(0);
    const left = { act: "leave-team", objectId: member.id, organisationId: organisation.id };
    expect(await db().auditEntry.count({ where: left })).toBe(1);
  });

  test("is refused to the only owner, and one of two owners stays when both go at once", async () => {
    const organisation = await makeOrganisation();
    const emails = [address(), address()];
    const actors = await Promise.all(emails.map(async (email) => actorOf(await signedIn(email))));
    for (const [index, actor] of actors.entries())
      await makeMember(organisation, { login: { id: actor.id, email: emails[index] ?? "" } });
    const results = await Promise.all(actors.map(forgetLogin));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      reason: "last-owner",
      detail: { organisation: organisation.name },
    });
  });
});

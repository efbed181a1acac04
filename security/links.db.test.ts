import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { speakerLinkVersion } from "@/lib/outbox/rules";
import { db } from "@/lib/platform/db/client";
import { isLinkToken, linkToken, type SecretPurpose } from "@/lib/platform/secrets";
import { requireDraft } from "@/lib/registration/access/draft";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { requireSpeakerLink } from "@/lib/speakers/access";
import { requireCalendarLink } from "@/lib/stars/access";
import { endCalendar } from "@/lib/stars/commands/end-calendar";
import { readCalendarPath } from "@/lib/stars/queries/calendar-link";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { linkScope } from "@/prisma/testing/scopes";
import { makeWorld, type World } from "../e2e/authorization/world";

// What a link opens is read from the database, whatever a cache holds.
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Row = Parameters<typeof makeRegistration>[2];
const made = (choice: Row) => makeRegistration(world.edition, world.category, choice);
const opens = (gate: Promise<unknown>) =>
  gate.then(
    () => "open",
    (error) => error.code as string,
  );
const privately = (token: string) => opens(requirePrivateLink(token));
const asDraft = (token: string) => opens(requireDraft("en", token));

const PURPOSES: Array<[SecretPurpose, privateLink: string, draftLink: string]> = [
  ["private-link", "open", "not-found"],
  ["draft-link", "not-found", "open"],
  ["ticket", "not-found", "not-found"],
  ["my-calendar", "not-found", "not-found"],
  ["invitation", "not-found", "not-found"],
  ["speaker-link", "not-found", "not-found"],
  ["sign-in", "not-found", "not-found"],
  ["unsubscribe", "not-found", "not-found"],
];

describe("the private link", () => {
  test.each([
    ["draft", "not-found"],
    ["pending", "open"],
    ["confirmed", "open"],
    ["waitlisted", "open"],
    ["offered", "open"],
    ["declined", "open"],
    ["withdrawn", "open"],
    ["cancelled", "open"],
  ] as const)("of a registration that is %s: %s", async (state, expected) => {
    const { id } = await made({ state });
    expect(await privately(linkToken("private-link", id, 1))).toBe(expected);
  });

  test("opens by the version of now alone, and not for whom was erased", async () => {
    const { id } = await made({ linkVersion: 3 });
    const versions = [2, 3, 4].map((version) => privately(linkToken("private-link", id, version)));
    expect(await Promise.all(versions)).toEqual(["not-found", "open", "not-found"]);
    await db().registration.updateMany({ where: { id }, data: { erasedAt: new Date() } });
    expect(await privately(linkToken("private-link", id, 3))).toBe("not-found");
    expect(await privately(linkToken("private-link", randomUUID(), 1))).toBe("not-found");
  });
});

describe("the link of a draft", () => {
  const past = () => new Date(Date.now() - 1000);

  test("lives as long as the draft, and opens what became of it later", async () => {
    const draft = async (choice: Row) => asDraft(linkToken("draft-link", (await made(choice)).id, 1));
    expect(await draft({ state: "draft" })).toBe("open");
    expect(await draft({ state: "draft", expiresAt: past() })).toBe("not-found");
    expect(await draft({ state: "confirmed", expiresAt: past() })).toBe("open");
    expect(await draft({ state: "draft", erasedAt: new Date() })).toBe("not-found");
    expect(await draft({ state: "withdrawn", erasedAt: new Date() })).toBe("not-found");
  });

  test("opens by the version of now alone", async () => {
    const { id } = await made({ state: "draft", linkVersion: 2 });
    const versions = [1, 2, 3].map((version) => asDraft(linkToken("draft-link", id, version)));
    expect(await Promise.all(versions)).toEqual(["not-found", "open", "not-found"]);
  });
});

test.each(PURPOSES)("a token made as %s opens nothing but that", async (purpose, privateLink, draftLink) => {
  const { id } = await made({ state: "confirmed" });
  const token = linkToken(purpose, id, 1);
  expect([await privately(token), await asDraft(token)]).toEqual([privateLink, draftLink]);
});

test.each(PURPOSES)("a token made as %s for a speaker opens their page or nothing", async (purpose) => {
  const { speaker, token } = await makeAskedSpeaker(world.edition);
  const made = linkToken(
    purpose,
    speaker.id,
    speakerLinkVersion({ linkVersion: 1, address: speaker.email ?? "" }),
  );
  expect(await opens(requireSpeakerLink(made))).toBe(purpose === "speaker-link" ? "open" : "not-found");
  expect([await privately(token), await asDraft(token)]).toEqual(["not-found", "not-found"]);
});

test("the link of a registration, or one made for its id, opens no speaker's page", async () => {
  const { id } = await made({ state: "confirmed" });
  for (const purpose of ["private-link", "speaker-link"] as const)
    expect(await opens(requireSpeakerLink(linkToken(purpose, id, 1)))).toBe("not-found");
});

describe("the address of somebody's own calendar", () => {
  const calendar = (token: string) => opens(requireCalendarLink(token));

  test.each(PURPOSES)("is opened by no token made as another thing: %s", async (purpose) => {
    const { id } = await made({ state: "confirmed" });
    const expected = purpose === "my-calendar" ? "open" : "not-found";
    expect(await calendar(linkToken(purpose, id, "1.1"))).toBe(expected);
    expect(await calendar(linkToken(purpose, id, 1))).toBe("not-found");
  });

  test("ends when they say so, with the private link, and with them; the private link stays", async () => {
    const { id, organisationId, editionId } = await made({ state: "confirmed" });
    const scope = linkScope({ organisationId, editionId }, id);
    const address = async () => /([^/]+)\.ics$/.exec(await readCalendarPath(scope))?.[1] ?? "";
    const first = await address();
    expect(await calendar(first)).toBe("open");
    expect(await endCalendar(scope)).toMatchObject({ ok: true });
    const second = await address();
    expect([await calendar(first), await calendar(second)]).toEqual(["not-found", "open"]);
    expect(await privately(linkToken("private-link", id, 1))).toBe("open");
    await db().registration.updateMany({ where: { id }, data: { linkVersion: 2 } });
    const third = await address();
    expect([await calendar(second), await calendar(third)]).toEqual(["not-found", "open"]);
    expect(await eraseRegistration({ ...scope, linkVersion: 2 })).toMatchObject({ ok: true });
    expect([await calendar(third), await calendar(await address())]).toEqual(["not-found", "not-found"]);
    await expect(endCalendar(scope)).rejects.toMatchObject({ code: "not-found" });
  });

  test("opens nothing for a draft, nor for nobody", async () => {
    const { id } = await made({ state: "draft" });
    expect(await calendar(linkToken("my-calendar", id, "1.1"))).toBe("not-found");
    expect(await calendar(linkToken("my-calendar", randomUUID(), "1.1"))).toBe("not-found");
  });
});

test("erasing ends the link, the draft's link and the ticket", async () => {
  const before = await made({ state: "confirmed" });
  const { id, organisationId, editionId } = before;
  const token = (purpose: SecretPurpose, version: number) => linkToken(purpose, id, version);
  const scope = linkScope({ organisationId, editionId }, id);
  expect(await eraseRegistration(scope)).toMatchObject({ ok: true });
  const { linkVersion, ticketVersion } = await db().registration.findFirstOrThrow({ where: { id } });
  const { linkVersion: link, ticketVersion: ticket } = before;
  expect(isLinkToken(token("private-link", link), "private-link", id, linkVersion)).toBe(false);
  expect(isLinkToken(token("draft-link", link), "draft-link", id, linkVersion)).toBe(false);
  expect(isLinkToken(token("ticket", ticket), "ticket", id, ticketVersion)).toBe(false);
});

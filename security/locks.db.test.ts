import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, inject, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { linkToken } from "@/lib/platform/secrets";
import { correctEmail } from "@/lib/registration/commands/change-registration";
import { saveCooperative } from "@/lib/registration/commands/drafts";
import { makeMember } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { makeForm } from "@/prisma/scenarios/register-form";
import { callAction } from "@/prisma/testing/call-actions";
import { linkScope } from "@/prisma/testing/scopes";
import { withoutLocks } from "@/prisma/testing/without-locks";
import { ACTIONS } from "../e2e/authorization/actions";
import { cookieOf, makeWorld, type World } from "../e2e/authorization/world";

let world: World;
let owner: string;
beforeAll(async () => {
  world = await makeWorld();
  owner = await cookieOf((await makeMember(world.organisation)).login);
});

/** The statements of some work, as they reach the driver. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    for (const [first] of query.mock.calls as unknown[][])
      statements.push(typeof first === "string" ? first : ((first as { text?: string } | null)?.text ?? ""));
  } finally {
    query.mockRestore();
  }
  return statements
    .map((statement) => statement.trim())
    .filter((statement) => !/\brate_limit\b|\bidempotency_key\b/.test(statement));
}

/** The tables whose rows were locked before anything was written. */
async function lockedBy(work: () => Promise<unknown>): Promise<string[]> {
  const statements = await statementsOf(work);
  const write = statements.findIndex((statement) => /^(INSERT|UPDATE|DELETE|WITH "write )/i.test(statement));
  return statements
    .slice(0, write === -1 ? undefined : write)
    .flatMap((statement) => /FROM (\w+)[^;]*FOR (?:NO KEY )?UPDATE/.exec(statement)?.[1] ?? []);
}

/**
 * What a decision reads before it writes is locked first, or two at once decide on the same. The embedded engine runs one
 * transaction after the other and would not notice; on a server the races of the commands' own tests are lost without.
 */
describe("before anything is written", () => {
  test.each([
    ["inviteAction", "organisation"],
    ["changeRoleAction", "organisation"],
    ["decideRegistrationsAction", "quota"],
    ["takeBackDecisionsAction", "quota"],
    ["bringBackAction", "quota"],
    ["letInAboveAction", "quota"],
    ["answerPendingAction", "quota"],
    ["reopenAnswersAction", "quota"],
    ["tellAnswersAction", "quota"],
    ["setCapacityAction", "quota"],
    ["moveToCategoryAction", "quota"],
    ["addByHandAction", "quota"],
    ["createSessionAction", "edition"],
    ["scheduleSessionAction", "edition"],
    ["releaseAction", "edition"],
    ["planReleaseAction", "edition"],
    ["unplanReleaseAction", "edition"],
    ["replyForAction", "edition"],
    ["inviteSpeakersAction", "edition"],
    ["askByLinkAction", "edition"],
    ["createPracticeAction", "school"],
    ["createEditionAction", "school"],
    ["createNextEditionAction", "school"],
  ])("%s locks the %s", async (action, table) => {
    const form = ACTIONS[action]?.form(world) ?? {};
    expect(await lockedBy(() => callAction(action, form, owner))).toContain(table);
  });

  // What is shown first locks nothing; done as it was shown, it does.
  test.each([
    ["arrangeAction", "edition"],
    ["arrangeAction", "slot"],
    ["takeBackArrangedAction", "edition"],
    ["takeBackArrangedAction", "slot"],
    ["changeSessionsAction", "edition"],
    ["changeSessionsAction", "session"],
    ["takeBackChangeAction", "edition"],
    ["takeBackChangeAction", "session"],
    ["takeBackPastedAction", "edition"],
  ])("%s locks the %s", async (action, table) => {
    const form = { ...ACTIONS[action]?.form(world), step: "apply", seen: "0".repeat(16) };
    const { step, seen, ...back } = form;
    const sent = action.startsWith("takeBack") ? back : { ...back, step, seen };
    expect(await lockedBy(() => callAction(action, sent, owner))).toContain(table);
  });

  test.each([
    [
      "changeRegistrationAction",
      { version: "1", fullName: "Ada", affiliation: "", country: "IT", language: "en" },
    ],
    ["answerLaterAction", { version: "1" }],
    ["correctEmailAction", { email: `new-${randomUUID().slice(0, 8)}@example.org` }],
    ["withdrawConsentAction", { consent: randomUUID() }],
    ["agreeLaterEditionsAction", {}],
    ["bringStarsAction", { stars: "[]" }],
    ["chooseStarsAction", { shown: "", seen: "" }],
    ["endCalendarAction", {}],
    ["signUpAction", { session: "1" }],
    ["leaveSessionAction", { session: "1" }],
    ["withdrawAction", {}],
    ["eraseAction", {}],
  ])("%s locks the registration", async (action, form) => {
    const { id } = await makeRegistration(world.edition, world.category);
    const token = linkToken("private-link", id, 1);
    const own = { locale: "en", token, ...form };
    expect(await lockedBy(() => callAction(action, own as Record<string, string>))).toContain("registration");
  });

  test("the reply of a speaker locks the edition, as a release does", async () => {
    const { token, sessionId } = await makeAskedSpeaker(world.edition);
    const form = { locale: "en", token, session: sessionId, reply: "confirmed", words: "" };
    expect(await lockedBy(() => callAction("replyToSessionAction", form))).toContain("edition");
  });

  test("a page of a draft locks the draft", async () => {
    const { begin, draftScope } = await makeForm();
    const begun = await begin();
    const scope = draftScope(begun.ok ? begun.value.registrationId : "");
    const page = { category: "", affiliation: "", country: "IT", mode: "on_site" } as never;
    expect(await lockedBy(() => saveCooperative(scope, page))).toContain("registration");
  });

  test("forgetting a sign-in locks the organisations it owns", async () => {
    const { login } = await makeMember(world.organisation);
    const cookie = await cookieOf(login);
    const form = { language: "en", confirm: "on" };
    expect(await lockedBy(() => callAction("forgetLoginAction", form, cookie))).toContain("organisation");
  });
});

describe("an address corrected many times at once", () => {
  /** Each correction with the address it replaced: one after the other, none replaced by two. */
  async function replacedAtOnce(many: number): Promise<string[]> {
    const { id, organisationId, editionId } = await makeRegistration(world.edition, world.category);
    const scope = linkScope({ organisationId, editionId }, id);
    await Promise.all(
      Array.from({ length: many }, (_, count) =>
        correctEmail(scope, { email: `at-once-${count}-${id.slice(-8)}@example.org` }),
      ),
    );
    const values = await db().auditValue.findMany({ where: { registrationId: id, field: "email" } });
    return values.map((value) => String(value.before));
  }

  test("replaces each address once", async () => {
    const replaced = await replacedAtOnce(8);
    expect(replaced).toHaveLength(8);
    expect(new Set(replaced).size).toBe(8);
  });

  test.runIf(inject("engine") === "server")("does not with the lock taken out", async () => {
    const different = await withoutLocks(async () => {
      // Chance may put one after the other even so; it will not each time.
      for (let round = 0; round < 5; round += 1) {
        const { size } = new Set(await replacedAtOnce(8));
        if (size < 8) return size;
      }
      return 8;
    });
    expect(different).toBeLessThan(8);
  });
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closeLimits } from "@/lib/platform/limits";
import { linkToken } from "@/lib/platform/secrets";
import { makeMember } from "@/prisma/factories/people";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { callAction } from "@/prisma/testing/call-actions";
import { askFromOwnNetwork, asking } from "@/prisma/testing/request-of-next";
import { cookieOf, makeWorld, type World } from "../e2e/authorization/world";

let world: World;
let owner: string;
beforeAll(async () => {
  world = await makeWorld();
  owner = await cookieOf((await makeMember(world.organisation)).login);
});
beforeEach(askFromOwnNetwork);
afterAll(() => {
  asking.network = "";
  return closeLimits();
});

type Form = Record<string, string>;

/** How often an action is heard by address, typed by hand; once more, and it says that this was too often. */
const HEARD: Record<string, readonly [times: number, form: (email: string) => Form | Promise<Form>]> = {
  requestSignInAction: [5, (email) => ({ language: "en", to: "", email })],
  enterCodeAction: [10, (email) => ({ language: "en", to: "", email, code: "123456" })],
  sendLinksAction: [5, (email) => ({ locale: "en", email })],
  inviteAction: [
    5,
    (email) => ({ organisation: world.organisation.id, email, role: "viewer", edition: "", language: "en" }),
  ],
  // By whoever asks, whatever they ask for.
  testMailAction: [
    10,
    () => ({
      ...{ school: world.school.slug, edition: world.edition.slug },
      ...{ template: "registration-confirmed", language: "en" },
    }),
  ],
  correctEmailAction: [
    20,
    async (email) => {
      const { id } = await makeRegistration(world.edition, world.category);
      return { locale: "en", token: linkToken("private-link", id, 1), email };
    },
  ],
};

// By the link of one speaker, whoever holds it.
let speaker: Promise<{ token: string; sessionId: string }> | null = null;
HEARD.replyToSessionAction = [
  120,
  async () => {
    speaker ??= makeAskedSpeaker(world.edition);
    const { token, sessionId } = await speaker;
    return { locale: "en", token, session: sessionId, reply: "confirmed", words: "" };
  },
];

// By the registration, whichever of its devices asks.
let registration: Promise<{ id: string }> | null = null;
HEARD.bringStarsAction = [
  120,
  async () => {
    registration ??= makeRegistration(world.edition, world.category);
    return { locale: "en", token: linkToken("private-link", (await registration).id, 1), stars: "[]" };
  },
];

HEARD.leaveSessionAction = [
  120,
  async () => {
    registration ??= makeRegistration(world.edition, world.category);
    return { locale: "en", token: linkToken("private-link", (await registration).id, 1), session: "1" };
  },
];

test.each(Object.entries(HEARD))("%s is heard so often, and not once more", async (action, [times, form]) => {
  const email = `often-${randomUUID().slice(0, 8)}@example.org`;
  const forms: Form[] = [];
  for (let count = 0; count <= times; count += 1) forms.push(await form(email));
  const answers = await Promise.all(forms.map((one) => callAction(action, one, owner)));
  const tooOften = answers.filter((answer) => answer === "rejected: too-fast");
  expect({ heard: answers.length - tooOften.length, tooOften: tooOften.length }).toEqual({
    heard: times,
    tooOften: 1,
  });
});

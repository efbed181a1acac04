import { randomBytes } from "node:crypto";
import { saveMailing } from "@/lib/audiences/commands/mailings";
import { sendMailing } from "@/lib/audiences/commands/send-mailing";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { decideMessages } from "@/lib/outbox/commands/decide-messages";
import { dispatchOnce } from "@/lib/outbox/jobs/dispatch";
import { addByHand } from "@/lib/participants/commands/add-by-hand";
import { correctRegistration } from "@/lib/participants/commands/correct-registration";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { moveToCategory } from "@/lib/participants/commands/move-to-category";
import { takeBackDecisions } from "@/lib/participants/commands/take-back";
import { setCapacity } from "@/lib/places/commands/set-capacity";
import { dateColumn, localDate } from "@/lib/platform/dates/zones";
import { db, transaction } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { createSpeaker } from "@/lib/programme/commands/edit-speaker";
import { changeRegistration, correctEmail } from "@/lib/registration/commands/change-registration";
import { takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { purge } from "@/lib/registration/commands/purge";
import { registerByApi } from "@/lib/registration/commands/register-by-api";
import { sendLinks } from "@/lib/registration/commands/send-links";
import { tellBeforeTheDay } from "@/lib/registration/commands/tell-before-the-day";
import { remindAddress } from "@/lib/registration/commands/tell-registered";
import { withdraw } from "@/lib/registration/commands/withdraw";
import type { PublishedScope } from "@/lib/registration/policy";
import { ApiRegistrationSchema } from "@/lib/registration/schema/api";
import { transitionEdition } from "@/lib/setup/commands/transition-edition";
import { signUp } from "@/lib/signups/commands/sign-up";
import { bringStars } from "@/lib/stars/commands/say-stars";
import { makeSession } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeEdition, makeOpenEdition } from "@/prisma/factories/schools";
import { correcting } from "./correcting";
import { mailSources } from "./mail-sources";
import { makePersonEmail } from "./person-email";
import { correctionScope, editionScope, linkScope } from "./scopes";

const HOUR_MS = 3_600_000;
/** The parts of an address that a command does not look at: its proof names the edition. */
const NOWHERE = { school: "", edition: "" };
const noSignIn = mailSources();
export const dispatchAll = async () => {
  while ((await dispatchOnce("erasing", noSignIn)) > 0);
};

/** Somebody with a place, under words that stand nowhere else; and everything that writes about them. */
export async function plant() {
  const mark = randomBytes(6).toString("hex");
  const { edition } = await makeOpenEdition({ capacity: 3 });
  const { organisationId, id: editionId } = edition;
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const second = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const email = `planted-${mark}@example.org`;
  const fullName = `Planted ${mark}`;
  const make = (state: "confirmed" | "waitlisted", more: object = {}) =>
    makeRegistration(edition, category, { state, ...more });
  const one = await make("confirmed", { email, fullName });
  await makePersonEmail(one);
  const other = await make("confirmed");
  const scope = { organisationId, editionId };
  const link = linkScope(scope, one.id);
  const desk = await editionScope(edition);
  return { mark, edition, category, second, email, fullName, one, other, scope, link, desk };
}
export type Planted = Awaited<ReturnType<typeof plant>>;

const erase = (planted: Planted) => eraseRegistration(planted.link);

/** What is told to everybody of an edition, prepared before the race begins. */
async function mailingOf({ desk, scope }: Planted) {
  const address = { school: "", edition: "" };
  const saved = await saveMailing(desk, {
    ...address,
    mailing: null,
    version: 0,
    audience: ["confirmed"],
    subject: { en: "What to bring" },
    body: { en: "A plate." },
    attached: [],
    target: "states",
  });
  if (!saved.ok) throw new Error("no mailing");
  return () =>
    sendMailing(desk, { ...address, mailing: saved.value.mailingId, version: 1 }).then(() => scope);
}

async function cancellationOf({ desk, edition }: Planted) {
  const { title, version } = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
  const name = Object.values(title as Record<string, string>)[0] ?? "";
  return () => cancelEdition(desk, { version, name, reason: { en: "The hall is flooded." } } as never);
}

const correct = ({ desk, mark, one }: Planted) =>
  correctRegistration(
    desk,
    correcting(one, {
      fullName: `Corrected ${mark}`,
      email: `corrected-${mark}@example.org`,
      affiliation: `Coop ${mark}`,
      country: "FR",
      language: "fr",
      reason: `Told by telephone, ${mark}`,
    }),
  );

/** Each prepares its race and returns what runs against the erasure. */
export const WRITERS: Record<string, (planted: Planted) => Promise<() => Promise<unknown>>> = {
  "lost link":
    async ({ email }) =>
    () =>
      sendLinks({ email }),
  "registering again":
    async ({ scope, email }) =>
    () =>
      transaction((tx) => remindAddress(tx, { ...scope, email })),
  mailing: mailingOf,
  "cancellation of the edition": cancellationOf,
  dispatcher: async () => dispatchAll,
  "a mailing that is leaving": async (planted) => {
    await (await mailingOf(planted))();
    return dispatchAll;
  },
  "the waiting list":
    async ({ other, scope }) =>
    () =>
      withdraw(linkScope(scope, other.id)),
  "a place of their own from the list": async ({ one, other, scope }) => {
    await db().registration.updateMany({
      where: { id: one.id },
      data: { state: "waitlisted", queuePosition: 1 },
    });
    await db().quota.updateMany({ where: { editionId: scope.editionId }, data: { capacity: 1 } });
    return () => withdraw(linkScope(scope, other.id));
  },
  withdrawal:
    async ({ link }) =>
    () =>
      withdraw(link),
  "another address":
    async ({ link, mark }) =>
    () =>
      correctEmail(link, { email: `again-${mark}@example.org` }),
  "an organiser's correction": async (planted) => () => correct(planted),
  "a correction taken back": async (planted) => {
    await correct(planted);
    const { scope, one } = planted;
    const { id } = await db().correction.findFirstOrThrow({ where: { registrationId: one.id } });
    return () => takeBackCorrection(correctionScope(scope, one.id, id));
  },
  "marks of a device": async ({ link, edition }) => {
    const { number } = await makeSession(edition);
    return () => bringStars(link, { stars: { [number]: { marked: true, at: Date.now() } } });
  },
  "a place in a session": async ({ link, edition }) => {
    const { organisationId, id: editionId } = edition;
    const { id: sessionId, number } = await makeSession(edition, { signUp: "sign_up", signUpCapacity: 1 });
    const { id: releaseId } = await db().release.create({
      data: { organisationId, editionId, number: 1, name: "All" },
    });
    await db().releasedSession.create({ data: { organisationId, releaseId, sessionId } });
    return () => signUp(link, { session: number });
  },
  "a change of answers":
    async ({ link, fullName, one }) =>
    () =>
      changeRegistration(link, {
        version: one.version,
        fullName: `${fullName} Again`,
        affiliation: fullName,
        country: "IT",
        language: "en",
      } as never),
  "a decision with words":
    async ({ desk, one, fullName }) =>
    () =>
      decideRegistrations(desk, {
        registrations: [one.id],
        decision: "cancel",
        tell: true,
        words: `Dear ${fullName}`,
      } as never),
  "a decision taken back": async ({ desk, one, fullName }) => {
    const { organisationId, editionId } = desk;
    await db().edition.updateMany({ where: { organisationId, id: editionId }, data: { undoSeconds: 600 } });
    await decideRegistrations(desk, {
      registrations: [one.id],
      decision: "cancel",
      tell: true,
      words: `Dear ${fullName}`,
    } as never);
    return () => takeBackDecisions(desk, { registrations: [one.id] } as never);
  },
  "another category":
    async ({ desk, one, second }) =>
    () =>
      moveToCategory(desk, { registration: one.id, category: second.id, tell: true }),
  "messages tried again": async ({ desk, one }) => {
    await db().outboxMessage.updateMany({ where: { registrationId: one.id }, data: { state: "failed" } });
    return () => decideMessages(desk, { decision: "retry", message: null });
  },
  "the purge": async () => purge,
  "more places": async ({ desk, one, scope }) => {
    await db().registration.updateMany({
      where: { id: one.id },
      data: { state: "waitlisted", queuePosition: 1 },
    });
    const quota = await db().quota.findFirstOrThrow({ where: { editionId: scope.editionId, root: true } });
    return () =>
      setCapacity(desk, { ...NOWHERE, quota: quota.id, version: quota.version, capacity: 5 } as never);
  },
  "an edition brought back": async (planted) => {
    await (await cancellationOf(planted))();
    const { version } = await db().edition.findFirstOrThrow({ where: { id: planted.edition.id } });
    return () => transitionEdition(planted.desk, { ...NOWHERE, version, transition: "publish" });
  },
  "the mail before the day": async ({ edition, one }) => {
    const startsAt = new Date(Date.now() + 12 * HOUR_MS);
    await db().editionDay.updateMany({
      where: { editionId: edition.id },
      data: { date: dateColumn(localDate(startsAt, edition.timeZone)), startsAt },
    });
    await db().outboxMessage.updateMany({
      where: { registrationId: one.id },
      data: { createdAt: new Date(Date.now() - 99 * HOUR_MS) },
    });
    return tellBeforeTheDay;
  },
};

/** The same human registers elsewhere, or speaks, at the moment of the erasure: that is a record of its own and stays. */
export const NEWCOMERS: Record<string, (planted: Planted) => Promise<() => Promise<{ ok: boolean }>>> = {
  "a registration of another program": async ({ edition, email, fullName }) => {
    const later = await makeEdition({ id: edition.schoolId, organisationId: edition.organisationId });
    const ids = { organisationId: later.organisationId, editionId: later.id };
    await transaction((tx) => createStandardForm(tx, { ...ids, languages: ["en"] }));
    const category = await makeCategory(later);
    const scope = { kind: "published", head: { ...ids, mode: "on_site", phase: "open" } } as PublishedScope;
    const body = { fullName, email, language: "en", country: "IT", affiliation: "", consents: ["terms"] };
    return async () => {
      const input = ApiRegistrationSchema.parse({ ...body, category: category.slug });
      const { kind } = await registerByApi(scope, input, null);
      return { ok: kind === "registered" };
    };
  },
  "another edition of the organisation": async ({ edition, email, fullName }) => {
    const later = await makeEdition({ id: edition.schoolId, organisationId: edition.organisationId });
    const category = await makeCategory(later);
    const desk = await editionScope(later);
    return () =>
      addByHand(desk, {
        key: crypto.randomUUID(),
        category: category.id,
        mode: "on_site",
        fullName,
        email,
        language: "en",
        affiliation: "",
        country: null,
        tell: false,
      } as never);
  },
  "a speaker":
    async ({ desk, email, fullName }) =>
    () =>
      createSpeaker(desk, {
        fullName,
        sortName: "",
        affiliation: "",
        country: null,
        headline: {},
        biography: {},
        websites: [],
        email,
        unconfirmed: false,
      } as never),
};

/** Who comes too late finds nobody there: that is an answer, as any refusal is. */
async function orNobodyThere(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!isAppError(error) || error.code !== "not-found") throw error;
  });
}

/** One round. @returns what the two gave; a throw of either is a fault of its own */
export async function race(planted: Planted, writer: () => Promise<unknown>) {
  // Who starts first changes from round to round; the dispatcher is at work meanwhile.
  const both = [() => erase(planted), () => orNobodyThere(writer)];
  if (planted.mark < "8") both.reverse();
  await Promise.all([...both.map((work) => work()), dispatchOnce("meanwhile", noSignIn)]);
  await dispatchAll();
}

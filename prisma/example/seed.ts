import { recordAct } from "@/lib/audit/commands/record";
import { invalidateTags } from "@/lib/platform/cache/tags";
import type { Database, Transaction } from "@/lib/platform/db/client";
import { emailKey } from "@/lib/platform/text";
import { tags } from "@/lib/public-pages/rules";
import { EXAMPLE_MADE } from "@/lib/setup/rules/example";
import { milanExample, upcomingExample } from "./examples";
import { insertDeskWork } from "./insert-desk-work";
import { insertProgramme } from "./insert-programme";
import { exampleParticipant, insertRegistrations } from "./insert-registrations";
import { insertRelease } from "./insert-release";
import { type ExampleIds, idOf, insertSchool } from "./insert-school";
import { insertTranslations } from "./insert-translations";
import { sayMails } from "./say-mails";
import type { ExampleWhole } from "./shape";

const ORGANISER = "Ada Esempio";

/** Owner of both example organisations; may sign in with a link from the console. */
export const EXAMPLE_ORGANISER_EMAIL = "ada.esempio@example.org";
/** Registered for the upcoming example. */
export const EXAMPLE_PARTICIPANT_EMAIL = exampleParticipant(0).email;

const LIMITS = { maxWait: 20_000, timeout: 60_000 };
const NEXT_MS = 200;
const LONGEST_WAIT_MS = 120_000;

/**
 * Makes the example schools once in the life of an installation: also never again after `remove-example`, and once when
 * two processes start together. All or nothing.
 * @param now the clock; the upcoming edition lies four months after it
 * @returns false when they had been made before
 */
export async function seedExample(prisma: Database, now: Date): Promise<boolean> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += NEXT_MS) {
    const made = await trySeed(prisma, now);
    if (made) await sayMails(upcomingExample(now).school.slug);
    if (made !== null) return made;
    await new Promise((resolve) => setTimeout(resolve, NEXT_MS));
  }
  throw new Error("Another process has been making the example schools for two minutes.");
}

/** Null while another process is at it: on a slow machine that takes longer than a statement may wait for a lock. */
function trySeed(prisma: Database, now: Date): Promise<boolean | null> {
  return prisma.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<Array<{ free: boolean }>>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${EXAMPLE_MADE}, 0)) AS free`;
    if (!lock?.free) return null;
    const { count } = await tx.setting.createMany({
      data: [{ key: EXAMPLE_MADE, value: { at: now.toISOString() } }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await makeExample(tx, now);
    return true;
  }, LIMITS);
}

/** Makes the example schools in a transaction of the caller's, whatever the mark says. */
export async function makeExample(tx: Transaction, now: Date): Promise<void> {
  const organiserId = await makeSignIn(tx, ORGANISER, EXAMPLE_ORGANISER_EMAIL);
  const milan = await insertWhole(tx, milanExample(now), organiserId, now);
  await insertRelease(tx, milan.ids, now);

  const whole = upcomingExample(now);
  const { ids, programme } = await insertWhole(tx, whole, organiserId, now);
  await insertTranslations(tx, ids, whole.edition.languages);
  await insertRelease(tx, ids, whole.publishedAt);
  await insertDeskWork(tx, ids, whole.edition.languages, whole.sessions.length + 1);
  const { organisationId } = ids;
  await tx.person.update({
    where: { organisationId_id: { organisationId, id: idOf(programme.people, ORGANISER) } },
    data: { loginId: organiserId },
  });
  const people = await insertRegistrations(tx, ids, { now, opened: whole.publishedAt });
  const participantId = await makeSignIn(tx, exampleParticipant(0).fullName, EXAMPLE_PARTICIPANT_EMAIL);
  await tx.person.update({
    where: { organisationId_id: { organisationId, id: idOf(people, EXAMPLE_PARTICIPANT_EMAIL) } },
    data: { loginId: participantId },
  });
}

async function insertWhole(tx: Transaction, whole: ExampleWhole, organiserId: string, now: Date) {
  const ids = await insertSchool(tx, whole);
  const programme = await insertProgramme(tx, ids, whole);
  await tx.teamMember.create({
    data: {
      organisationId: ids.organisationId,
      loginId: organiserId,
      email: EXAMPLE_ORGANISER_EMAIL,
      emailKey: emailKey(EXAMPLE_ORGANISER_EMAIL),
      role: "owner",
      acceptedAt: now,
    },
  });
  await recordMade(tx, ids);
  await invalidateTags(tx, [
    tags.schools,
    tags.school(whole.school.slug),
    tags.edition(whole.school.slug, whole.editionSlug),
  ]);
  return { ids, programme };
}

async function recordMade(tx: Transaction, ids: ExampleIds): Promise<void> {
  await recordAct(tx, {
    cause: { kind: "command" },
    act: "create-school",
    objectKind: "school",
    objectId: ids.schoolId,
    organisationId: ids.organisationId,
    editionId: ids.editionId,
  });
}

async function makeSignIn(tx: Transaction, name: string, email: string): Promise<string> {
  const key = emailKey(email);
  const known = await tx.loginEmail.findUnique({ where: { emailKey: key }, select: { loginId: true } });
  if (known) return known.loginId;
  const login = await tx.login.create({
    data: { name, emails: { create: { email, emailKey: key } } },
    select: { id: true },
  });
  return login.id;
}

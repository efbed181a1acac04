import { bringBack } from "@/lib/participants/commands/bring-back";
import { confirmPerson, correctRegistration } from "@/lib/participants/commands/correct-registration";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { mergePeople } from "@/lib/participants/commands/merge-people";
import { partPeople } from "@/lib/participants/commands/part-people";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { db } from "@/lib/platform/db/client";
import { emailKeysOf } from "@/lib/platform/email-spellings";
import { isAppError } from "@/lib/platform/errors";
import { linkToken } from "@/lib/platform/secrets";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { confirmCorrection, takeBackCorrection } from "@/lib/registration/commands/end-correction";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { register } from "@/lib/registration/commands/register";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { correcting } from "../testing/correcting";
import { any, manyHands } from "../testing/many-hands";
import { newcomer } from "../testing/newcomer";
import { correctionScope, linkScope } from "../testing/scopes";
import { makeCrowd } from "./crowd";
import { makeAskingEntrance } from "./entrance";

const HUMANS = 16;
const PLACES = 20;
const LIVE = ["confirmed", "waitlisted"];

/** A registration as the model knows it: under which name and address it came, and what it said of health there. */
interface Known {
  id: string;
  human: number;
  email: string;
  secret: string;
  erased: boolean;
}

interface Step {
  act: string;
  before: unknown;
  after: unknown;
}

/**
 * Where the addresses of a registration stand after all that was done about them in turn, as the domain says it of somebody
 * whom nobody confirms. Each step must begin where the one before it ended; else the answer is what is wrong, in words.
 */
export function replay(own: string, steps: readonly Step[]): { email: string; open: string[] } | string {
  let email = own;
  let open: string[] = [];
  for (const { act, ...step } of steps) {
    const [before, after] = [String(step.before), String(step.after)];
    if (before !== email) return `${act} began at ${before}, and it stood at ${email}`;
    const at = open.indexOf(after);
    if (at >= 0) open = open.slice(0, at);
    else if (act === "correct-registration") open = [...open, before];
    else return `${after} was taken back, and nobody had corrected it`;
    email = after;
  }
  return { email, open };
}

/**
 * A few humans with two records each, all of whom said something about their health. Organisers mistake their addresses for
 * strangers', correct, confirm, cancel, join and part; the old addresses take it back. Nobody ever confirms those with an
 * even number. The model knows whose each registration is and what was said at which address; the history says in which
 * order it happened, and what must hold follows from that.
 */
export async function makeMistaken() {
  const entrance = await makeAskingEntrance({ capacity: PLACES });
  const { ids, category, scope, school, edition } = entrance;
  const crowd = makeCrowd(entrance);
  await crowd.discardOld();
  const diet = await db().fieldVersion.findFirstOrThrow({ where: { field: { ...ids, key: "diet" } } });
  const mark = crypto.randomUUID().slice(0, 8);
  const known: Known[] = [];
  const nameOf = (human: number, record: number) => `${["Ida", "I."][record]} Esempio ${human}`;
  const foreign = (human: number) => `stranger-${human}-${any([0, 1, 2])}-${mark}@example.org`;
  const confirmed = ({ human }: Known) => human % 2 === 1;
  const left = (human: number) => known.filter((row) => row.human === human && !row.erased);
  const some = () => any(left(any([...Array(HUMANS).keys()]) ?? 0));

  const come = async (human = any([...Array(HUMANS).keys()]) ?? 0, record = any([0, 1]) ?? 0) => {
    const who = { fullName: nameOf(human, record), email: `own-${human}-${record}-${mark}@example.org` };
    const secret = `no celery for ${crypto.randomUUID()}`;
    const eats = { answers: { [diet.id]: secret }, sensitive: { [diet.id]: diet.termVersionId ?? "" } };
    const input = newcomer({ ...ids, categoryId: category.id }, { ...who, ...eats, another: true });
    const result = await placesTransaction(ids, (tx) => register(tx, input, { kind: "visitor" }));
    if (result.ok)
      known.push({ id: result.value.registrationId, human, email: who.email, secret, erased: false });
  };
  const rowOf = (id: string) => db().registration.findFirst({ where: { ...ids, id, erasedAt: null } });
  const correct = async (row: Known, change: { email: string; fullName?: string }) => {
    // Somebody else corrected it since: then the organiser looks once more.
    for (let looks = 0; looks < 4; looks += 1) {
      const now = await rowOf(row.id);
      if (!now) return;
      const said = await correctRegistration(scope as never, correcting(now, { ...change, language: "it" }));
      if (said.ok || said.reason !== "conflict") return;
    }
  };
  const corrections = (registrationId: string) =>
    db().correction.findMany({ where: { registrationId }, orderBy: { createdAt: "asc" } });
  const anyCorrection = async (row: Known) => {
    const one = any(await corrections(row.id));
    return one && correctionScope(ids, row.id, one.id);
  };
  const join = async (row: Known) => {
    const other = any(left(row.human).filter(({ email }) => email !== row.email));
    const personId = other && (await rowOf(other.id))?.personId;
    if (personId) {
      const stays = [{ registration: row.id }];
      await mergePeople(scope as never, { registration: row.id, other: personId, stays, tell: true });
    }
  };
  const part = async (row: Known) => {
    const personId = (await rowOf(row.id))?.personId ?? "";
    const merge = await db().personMerge.findFirst({
      where: { OR: [{ keptId: personId }, { goneId: personId }], partedAt: null },
      orderBy: { mergedAt: "desc" },
    });
    if (merge) await partPeople(scope as never, { registration: row.id, merge: merge.id });
  };

  let leaks = 0;
  /** Opens the page by the link that the registration's address has at this moment, whatever happens meanwhile. */
  const look = async (row: Known) => {
    const now = await rowOf(row.id);
    if (!now) return;
    const link = await requirePrivateLink(linkToken("private-link", row.id, now.linkVersion));
    const page = JSON.stringify(await findMyPage("it", link));
    const others = known.filter(({ id, secret }) => id !== row.id && page.includes(secret));
    if (others.length > 0) leaks += 1;
    if (!confirmed(row) && now.email !== row.email && page.includes(row.secret)) leaks += 1;
  };

  /** Erased, joined, corrected or taken back by somebody else between the look and the act: that is an answer. */
  const on = (act: (row: Known) => Promise<unknown>, fits: (row: Known) => boolean = () => true) => {
    return async () => {
      const row = some();
      if (!row || !fits(row)) return;
      await act(row).catch((error) => {
        if (!isAppError(error) || error.code !== "not-found") throw error;
      });
    };
  };
  const decided = { tell: true, words: "" };
  const run = manyHands(
    [
      [12, () => come()],
      [25, on((row) => correct(row, { email: foreign(row.human) }))],
      [8, on((row) => correct(row, { email: foreign(row.human), fullName: nameOf(row.human, 1) }))],
      [6, on((row) => correct(row, { email: row.email }))],
      [18, on(async (row) => takeBackOf(await anyCorrection(row)))],
      [5, on((registration) => confirmPerson(scope as never, { registration: registration.id }), confirmed)],
      [5, on(async (row) => agreeOf(await anyCorrection(row)), confirmed)],
      [
        8,
        on(({ id }) => decideRegistrations(scope, { registrations: [id], decision: "cancel", ...decided })),
      ],
      [6, on(({ id }) => bringBack(scope, { registration: id, to: "front", ...decided }))],
      [14, on(join)],
      [8, on(part)],
      [4, on(erase)],
      [25, on(look)],
      [3, crowd.dispatch],
    ],
    async () => leaks,
  );
  const takeBackOf = async (one: ReturnType<typeof correctionScope> | undefined) =>
    one && takeBackCorrection(one);
  const agreeOf = async (one: ReturnType<typeof correctionScope> | undefined) =>
    one && confirmCorrection(one);
  async function erase(row: Known) {
    row.erased = true;
    await eraseRegistration(linkScope(ids, row.id));
  }

  const pageOf = (id: string) =>
    findMyPage("it", { ...linkScope(ids, id), schoolSlug: school.slug, editionSlug: edition.slug });
  const historyOf = (registrationId: string, acts: string[], field: string) =>
    db().auditValue.findMany({
      where: { registrationId, field, entry: { act: { in: acts } } },
      orderBy: [{ entry: { createdAt: "asc" } }, { auditEntryId: "asc" }],
      select: { before: true, after: true, entry: { select: { act: true } } },
    });

  /** @returns what is wrong now that it is quiet, in words */
  const wrong = async () => {
    const faults: string[] = [];
    for (const row of known) {
      const now = await rowOf(row.id);
      if (!now !== row.erased) faults.push(`${row.id} is erased: ${row.erased}, in the rows it is not so`);
      if (!now) continue;
      const page = JSON.stringify(await pageOf(row.id));
      const ended = await db().auditValue.count({
        where: { registrationId: row.id, field: "state", after: { equals: "cancelled" } },
      });
      if (ended > 0 && page.includes(row.secret)) faults.push(`${row.id} has what went with its place`);
      const steps = await historyOf(row.id, ["correct-registration", "take-back-correction"], "email");
      const moves = steps.map(({ entry, ...step }) => ({ ...step, act: entry.act }));
      if (confirmed(row)) {
        const said = await db().auditEntry.count({ where: { objectId: row.id, act: "confirm-person" } });
        if (now.email !== row.email && said === 0 && page.includes(row.secret))
          faults.push(`${row.id} is read at ${now.email}, and nobody said that it is theirs`);
        continue;
      }
      const model = replay(row.email, moves);
      if (typeof model === "string") {
        faults.push(`${row.id}: ${model}`);
        continue;
      }
      if (model.email !== now.email) faults.push(`${row.id} is at ${now.email}, and not at ${model.email}`);
      const open = (await corrections(row.id)).filter(({ takenBackAt }) => takenBackAt === null);
      if (open.length !== model.open.length)
        faults.push(`${row.id} has ${open.length} ways back, and not ${model.open.length}`);
      const readable = ended === 0 && model.open.length === 0;
      if (page.includes(row.secret) !== readable)
        faults.push(`${row.id} is read at ${now.email}: ${!readable}, and should not be so`);
      faults.push(...(await wrongMails(row, now.email, moves.length)));
    }
    return faults;
  };
  /** Whoever has the address has been sent its link, and nobody is told of a way back that is gone. */
  const wrongMails = async (row: Known, email: string, moves: number) => {
    const mails = await db().outboxMessage.findMany({
      where: { registrationId: row.id, state: { in: ["queued", "sent"] } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    const faults: string[] = [];
    const links = ["registration-corrected", "email-corrected", "correction-undone"];
    const last = mails.filter(({ template }) => links.includes(template)).at(-1);
    if (moves > 0 && !last) faults.push(`${row.id} has another address, and no link went there`);
    if (last?.state === "sent" && !emailKeysOf(email).includes(last.recipientKey))
      faults.push(`${row.id} is at ${email}, and its link went to ${last.recipient}`);
    const gone = (await corrections(row.id)).filter(({ takenBackAt }) => takenBackAt);
    const told = mails.filter(({ template, state }) => template === "correction-told" && state === "queued");
    for (const { auditEntryId } of gone)
      if (told.some((mail) => mail.auditEntryId === auditEntryId))
        faults.push(`${row.id} is told of a way back that is gone`);
    return faults;
  };
  /** Every old address takes back what stands open. @returns where it neither worked nor said why, in words */
  const takeAllBack = async () => {
    const faults: string[] = [];
    for (const row of known.filter(({ erased }) => !erased))
      for (const { id } of await corrections(row.id)) {
        const one = await db().correction.findFirstOrThrow({ where: { id } });
        const [cause] = await historyOfCause(one.auditEntryId);
        const result = await takeBackCorrection(correctionScope(ids, row.id, one.id));
        const now = await rowOf(row.id);
        if (result.ok) {
          if (one.takenBackAt === null && now?.email !== cause?.before)
            faults.push(`${row.id}: taken back to ${cause?.before}, it is at ${now?.email}`);
        } else if (result.reason === "over") {
          if (one.agreedAt === null) faults.push(`${row.id}: over, and nobody agreed`);
        } else if (!now || !LIVE.includes(now.state)) {
          faults.push(`${row.id}: ${result.reason}, and it is not live`);
        }
      }
    return faults;
  };
  const historyOfCause = (auditEntryId: string) =>
    db().auditValue.findMany({ where: { auditEntryId, field: "email" } });

  for (let human = 0; human < HUMANS; human += 1) for (const record of [0, 1]) await come(human, record);
  const acts = [
    ...["correct-registration", "take-back-correction", "confirm-person", "cancel", "bring-back"],
    ...["merge-people", "part-people", "register"],
  ];
  return { ids, acts, run, wrong, takeAllBack, settle: crowd.settle };
}

import { askByLink } from "@/lib/audiences/commands/ask-by-link";
import { readFormRow } from "@/lib/forms/queries/form-row";
import { placesTransaction } from "@/lib/places/commands/places-transaction";
import { countOptions } from "@/lib/places/queries/count-options";
import { db, reading } from "@/lib/platform/db/client";
import { register } from "@/lib/registration/commands/register";
import { withdraw } from "@/lib/registration/commands/withdraw";
import { makeQuestion } from "@/prisma/factories/registration";
import { newcomer } from "@/prisma/testing/newcomer";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { over } from "./desk-page";
import { makePeople } from "./growth-people";
import type { Outcome } from "./measure-rush";
import { median } from "./statistics";
import { figure, table } from "./table";
import { longestTransaction } from "./transactions";

const PEOPLE = [1_000, 10_000, 50_000];
/** The options of one question, each with places of its own. */
const OPTIONS = 12;
const ROUNDS = 10;
/** With the most people, in ms: a form, what one who registers holds others up for, one who leaves; a wait meanwhile. */
const MOST = { form: 500, registration: 250, withdrawal: 1_000, wait: 2_000 };

/**
 * What options with places and questions asked later cost while an edition grows. On an embedded database everybody waits for
 * one transaction; there a wait is shown and not judged.
 * @param quick the smallest size only, which is judged all the same
 */
export async function measureOptions(quick: boolean, say: (line: string) => void): Promise<Outcome> {
  const faults: string[] = [];
  const rows: string[][] = [];
  for (const people of quick ? PEOPLE.slice(0, 1) : PEOPLE) {
    say(`  an edition of ${people} people with ${OPTIONS} options that have places`);
    const measured = await measureOne(people);
    rows.push([
      `${people} people`,
      ...[measured.form, measured.builder, measured.registration, measured.withdrawal].map((ms) =>
        figure(ms),
      ),
      ...[measured.asking, measured.wait].map((ms) => figure(ms / 1_000, 2)),
    ]);
    for (const name of ["form", "registration", "withdrawal"] as const)
      faults.push(...over(`${name} of ${people}`, measured[name], MOST[name]));
    if (process.env.TEST_DATABASE_URL)
      faults.push(...over(`a registration while ${people} are asked`, measured.wait, MOST.wait));
    if (measured.refused > 0) faults.push(`${measured.refused} registrations were refused meanwhile`);
  }
  const head = ["options", "form ms", "builder ms", "registration ms", "withdrawal ms", "asking s", "wait s"];
  return { text: table(head, rows), faults };
}

async function measureOne(people: number) {
  const { edition, category } = await makePeople(people);
  const ids = { organisationId: edition.organisationId, editionId: edition.id };
  const options = Array.from({ length: OPTIONS }, (_, at) => ({
    ...{ value: `workshop-${at}`, label: { en: `Workshop ${at}` }, limit: people },
  }));
  const workshop = await makeQuestion(edition, { key: "workshop", kind: "choices" }, { options });
  await makeQuestion(edition, { key: "train", laterSince: new Date() }, { required: true });
  await db().$executeRaw`
    INSERT INTO answer (organisation_id, registration_id, field_version_id, value)
    SELECT organisation_id, id, ${workshop.id}::uuid,
      jsonb_build_array('workshop-' || (row_number() OVER (ORDER BY id) % ${OPTIONS})::text)
    FROM registration WHERE organisation_id = ${ids.organisationId}::uuid AND edition_id = ${ids.editionId}::uuid`;
  await db().$executeRaw`VACUUM ANALYZE answer`;
  const scope = await editionScope<"send-messages">(edition);
  let number = 0;
  const come = () => {
    number += 1;
    const who = { fullName: `Chiara Prova ${number}`, email: `chiara-${number}-${edition.slug}@example.org` };
    const answers = { [workshop.id]: [`workshop-${number % OPTIONS}`] };
    const input = newcomer({ ...ids, categoryId: category.id }, { ...who, answers });
    return placesTransaction(ids, (tx) => register(tx, input, { kind: "visitor" }));
  };
  // The first one lets in whoever waits.
  await come();
  const registrations: string[] = [];
  const registration = await often(async () => {
    const made = await come();
    if (made.ok) registrations.push(made.value.registrationId);
  });
  const withdrawal = await often(() => withdraw(linkScope(ids, registrations.pop() ?? "")));
  const form = await often(() => reading((reader) => readFormRow(reader, ids)));
  const builder = await often(() => reading((reader) => countOptions(reader, ids)));
  const asked = await whileComing(come, () =>
    longestTransaction(() => askByLink(scope, { seen: 0 }, { requestMs: 600_000 })),
  );
  return { form, builder, registration, withdrawal, ...asked };
}

/** @returns the median of some rounds, in ms */
async function often(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** People register one after the other while everybody is asked by link: the longest part, and the longest that one waits. */
async function whileComing(
  come: () => Promise<{ ok: boolean }>,
  ask: () => Promise<{ longest: number; value: { ok: boolean } }>,
) {
  let [wait, refused, done] = [0, 0, false];
  const asking = ask().finally(() => {
    done = true;
  });
  while (!done) {
    const began = performance.now();
    const made = await come().catch(() => ({ ok: false }));
    wait = Math.max(wait, performance.now() - began);
    if (!made.ok) refused += 1;
  }
  const { longest, value } = await asking;
  if (!value.ok) throw new Error("Nobody was asked");
  return { asking: longest, wait, refused };
}

import { beforeAll, describe, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import type { Flag, Role } from "@/lib/access/policy";
import { listFilterable } from "@/lib/audiences/queries/filterable";
import { lookAtMailing } from "@/lib/audiences/queries/mailing-look";
import { countPeople, findPeople } from "@/lib/audiences/queries/people-set";
import { listAudit, listAuditForExport } from "@/lib/audit/queries/list-audit";
import { getOverview } from "@/lib/desk/queries/overview";
import { editQuestion } from "@/lib/forms/commands/edit-form";
import { QuestionEditSchema } from "@/lib/forms/schema/question";
import { planOf, readIntake } from "@/lib/intake/queries/plan";
import { lookAtMail } from "@/lib/outbox/queries/mail-look";
import { placeholdersOf } from "@/lib/outbox/rules/own-words";
import { planBulk } from "@/lib/participants/commands/plan-bulk";
import { findAnswersFor } from "@/lib/participants/queries/answers-for";
import { getAttendanceSheet } from "@/lib/participants/queries/attendance-sheet";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { listRegistrationsForExport } from "@/lib/participants/queries/export";
import { listRegistrationChoices, listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { getPaperList } from "@/lib/participants/queries/paper-list";
import { getTotals } from "@/lib/participants/queries/totals";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { db } from "@/lib/platform/db/client";
import { changeRegistration } from "@/lib/registration/commands/change-registration";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { findMyPage } from "@/lib/registration/queries/my-registration";
import { SelfServiceChangeSchema } from "@/lib/registration/schema/self-service";
import { makeQuestion, makeRegistration } from "@/prisma/factories/registration";
import type { AnswerReaders } from "@/prisma/generated/enums";
import { makeCorrecting } from "@/prisma/scenarios/corrected";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { readWhole } from "@/prisma/testing/read-whole";
import { editionScope, linkScope } from "@/prisma/testing/scopes";

/**
 * Who may read an answer, on everything the desk reads: words that stand in one answer each, and everywhere they may not be.
 * A surface that comes later stands here, too.
 */
const BLANK = { subject: {}, opening: {}, closing: {}, leftOut: [] };
const EVERYTHING = RegistrationFilterSchema.parse({});

/** What is asked, and in which circle its answer is: that of its own wording, and of its question now. */
const ASKED = {
  desk: "desk",
  trusted: "trusted",
  owners: "owners",
  /** For everybody when it was answered; then an organiser kept it for owners. */
  narrowed: "owners",
  /** For owners when it was answered; then an organiser let everybody read what comes from then on. */
  widened: "owners",
  /** Kept for owners by mistake, and for everybody again. */
  again: "desk",
} as const satisfies Record<string, AnswerReaders>;
type Asked = keyof typeof ASKED;
const KEYS = Object.keys(ASKED) as Asked[];
const wordOf = (key: Asked, time: "first" | "now" = "now") => `marked${key}${time}`;

let made: Awaited<ReturnType<typeof makeMarked>>;

async function makeMarked() {
  const { edition, category, ids, scope, address } = await makeEntrance({
    languages: ["en"],
    mode: "on_site",
  });
  const first: Record<Asked, AnswerReaders> = { ...ASKED, narrowed: "desk" };
  const questions = {} as Record<Asked, Awaited<ReturnType<typeof makeQuestion>>>;
  for (const key of KEYS)
    questions[key] = await makeQuestion(
      edition,
      { key },
      { readers: first[key], label: { en: `Of ${key}?` } },
    );
  const ada = await makeRegistration(edition, category, { fullName: "Ada Esempio" });
  const answer = (time: "first" | "now") =>
    Object.fromEntries(KEYS.map((key) => [`answers.${questions[key].id}`, wordOf(key, time)]));
  const page = await db().registration.findUniqueOrThrow({
    where: { organisationId_id: { organisationId: ids.organisationId, id: ada.id } },
  });
  const change = async (time: "first" | "now") => {
    const { version } = await db().registration.findFirstOrThrow({ where: { id: ada.id } });
    const said = await changeRegistration(
      linkScope(ids, ada.id),
      SelfServiceChangeSchema.parse({
        ...{ locale: "en", token: "x".repeat(49), version: String(version), fullName: page.fullName },
        ...{ affiliation: "Casa Comune", country: "IT", language: "en" },
        ...answer(time),
      }),
    );
    if (!said.ok) throw new Error(JSON.stringify(said));
  };
  // So that the history holds the first words.
  await change("first");
  await change("now");
  const read = async (key: Asked, version: number, readers: AnswerReaders) => {
    const done = await editQuestion(
      scope as never,
      QuestionEditSchema.parse({
        ...{ ...address, question: questions[key].fieldId, version: String(version), readers },
        "label.en": `Of ${key}?`,
      }),
    );
    if (!done.ok) throw new Error(done.reason);
  };
  await read("narrowed", 1, "owners");
  await read("widened", 1, "desk");
  await read("again", 1, "owners");
  await read("again", 2, "desk");
  return { edition, category, ids, ada, questions };
}

beforeAll(async () => {
  made = await makeMarked();
});

const WHO: ReadonlyArray<[string, Role, Flag[], readonly AnswerReaders[]]> = [
  ["a viewer", "viewer", [], ["desk"]],
  ["an editor", "editor", [], ["desk"]],
  ["an administrator", "administrator", [], ["desk"]],
  ["an editor with the flag", "editor", ["sensitive-data"], ["desk", "trusted"]],
  ["an owner", "owner", [], ["desk", "trusted", "owners"]],
];

/** All that somebody at the desk can make the site say of a registration's answers. */
const SURFACES: Record<string, (scope: never) => Promise<unknown>> = {
  panel: (scope) => findRegistrationForDesk(scope, made.ada.id),
  list: (scope) => listRegistrationsForDesk(scope, EVERYTHING),
  filters: (scope) => listRegistrationChoices(scope),
  searched: (scope) =>
    Promise.all(
      KEYS.map((key) => listRegistrationsForDesk(scope, RegistrationFilterSchema.parse({ q: wordOf(key) }))),
    ).then((lists) => lists.map(({ rows, total }) => [total, rows])),
  file: async (scope) => {
    const found = await listRegistrationsForExport(scope, EVERYTHING);
    return [found.questions, await readWhole(found.pages)];
  },
  totals: async (scope) => {
    const looks = [{}, ...KEYS.map((key) => ({ question: made.questions[key].fieldId, names: "yes" }))];
    return Promise.all(looks.map((look) => getTotals(scope, TotalsLookSchema.parse(look))));
  },
  columns: async (scope) =>
    Promise.all(
      KEYS.map((key) => getTotals(scope, TotalsLookSchema.parse({ by: made.questions[key].fieldId }))),
    ),
  cells: (scope) => listRegistrationsForDesk(scope, ALL_COLUMNS()),
  paper: (scope) => getPaperList(scope, { columns: ALL_COLUMNS().columns.join(",") }),
  choices: (scope) => listFilterable(scope),
  overview: (scope) => getOverview(scope),
  history: (scope) => listAudit(scope, {}, { page: 1 }),
  historyFile: async (scope) => readWhole((await listAuditForExport(scope, {})).pages),
  form: (scope) => findAnswersFor(scope, made.ada.id, "en"),
  sheet: (scope) => getAttendanceSheet(scope),
  mail: (scope) =>
    lookAtMail(
      scope,
      { ...BLANK, template: "registration-confirmed", reader: made.ada.id } as never,
      findMailContexts,
    ),
  message: async (scope) => Promise.all(["states", ...KEYS.map(setOf)].map((to) => lookAtMessage(scope, to))),
};

/** Whoever answered a question with the word that stands there. */
const setOf = (key: Asked) => `set:answer:${made.questions[key].fieldId}.is.${wordOf(key)}`;

/** A message with every placeholder there is, as Ada would read it where it reaches her. */
function lookAtMessage(scope: never, target: string) {
  const every = placeholdersOf("mailing").map((name) => `{${name}}`);
  const words = { subject: { en: every.join(" ") }, body: { en: every.join("\n\n") }, attached: [] };
  const whom = { target, alsoRegistered: false, audience: ["confirmed"], reader: made.ada.id };
  return lookAtMailing(scope, { ...words, ...whom } as never, findMailContexts);
}

/** Each question in a column of its own. */
const ALL_COLUMNS = () =>
  RegistrationFilterSchema.parse({
    columns: KEYS.map((key) => `answer:${made.questions[key].fieldId}`).join(","),
  });

describe.each(WHO)("%s reads", (_who, role, flags, circles) => {
  const scope = async () =>
    ({ ...(await editionScope(made.edition, { role })), flags }) as EditionScope as never;
  const hidden = KEYS.filter((key) => !circles.includes(ASKED[key]));
  const shown = KEYS.filter((key) => circles.includes(ASKED[key]));

  test.each(Object.keys(SURFACES))("what is for them on the surface: %s", async (surface) => {
    const said = JSON.stringify(await SURFACES[surface]?.(await scope()));
    expect(hidden.filter((key) => said.includes(`marked${key}`))).toEqual([]);
    if (["panel", "file", "totals", "form", "cells", "paper"].includes(surface))
      expect(shown.filter((key) => !said.includes(wordOf(key)))).toEqual([]);
  });

  test("whom a filter finds by what was answered: nobody by an answer that is not for them", async () => {
    const found = async (key: Asked, how: "is" | "not" | "contains" | "filled" | "empty", word: string) => {
      const values = how === "filled" || how === "empty" ? [] : [word];
      const filter = { by: "answer", of: made.questions[key].fieldId, how, values } as const;
      const people = await findPeople(db(), await scope(), { words: "", filters: [filter] });
      return countPeople(db(), people);
    };
    for (const key of hidden)
      for (const how of ["is", "not", "contains", "filled", "empty"] as const)
        expect([key, how, await found(key, how, wordOf(key))]).toEqual([key, how, 0]);
    expect([await found("desk", "is", wordOf("desk")), await found("desk", "not", wordOf("desk"))]).toEqual([
      1, 0,
    ]);
  });

  test("of whom a message to a set would tell, or an act on it: nobody by an answer that is not for them", async () => {
    const reached = async (key: Asked) => {
      const mail = JSON.stringify(await lookAtMessage(await scope(), setOf(key)));
      const isThere = mail.includes(made.ada.reference ?? "?");
      // A viewer does nothing to many.
      if (role === "viewer") return [isThere];
      const asked = new URLSearchParams({ filters: setOf(key).replace("set:", "") }).toString();
      const blank = { category: null, member: null, note: "", words: "", tell: false };
      const act = { ...blank, act: "tag", tag: "lunch", asked, school: "", edition: "" } as const;
      return [isThere, (await planBulk(await scope(), act)).ok];
    };
    // A question one wording of which is for fewer is not looked through at all.
    const isOpen = (key: Asked) => shown.includes(key) && (key !== "again" || circles.includes("owners"));
    for (const key of KEYS) expect([key, ...(await reached(key))]).not.toContain(!isOpen(key));
  });

  test("what a table would change", async () => {
    const { questions, plan } = await planned(await scope());
    expect(questions.toSorted()).toEqual(shownNow(circles).toSorted());
    expect(hidden.filter((key) => JSON.stringify(plan).includes(`marked${key}`))).toEqual([]);
  });
});

/** The questions whose answers somebody reads who answers now. */
const shownNow = (circles: readonly AnswerReaders[]) =>
  KEYS.filter((key) => circles.includes(key === "widened" ? "desk" : ASKED[key]));

/** A table that says the words that stand there: what it says of each row tells whether they do. */
async function planned(scope: never) {
  const headings = ["Name", "E-mail", ...KEYS.map((key) => `Of ${key}?`)];
  const cells = ["Ada Esempio", made.ada.email, ...KEYS.map(() => "Something else")];
  const read = await readIntake(
    scope,
    [
      { line: 1, cells: headings },
      { line: 2, cells },
    ],
    { targets: null },
  );
  const plan = await planOf(scope, read, { categoryId: made.category.id, language: "en" });
  return { questions: read.offer.questions.map(({ key }) => key as Asked), plan };
}

test("whose answers they are reads all of them, in words and as a file", async () => {
  const link = linkScope(made.ids, made.ada.id);
  const [page, file] = [await findMyPage("en", link), await findMyFile(link)];
  const answers = JSON.stringify(page?.registration.answers);
  expect(KEYS.filter((key) => !answers.includes(wordOf(key)))).toEqual([]);
  const changed = JSON.stringify([page?.registration.changed, file]);
  expect(KEYS.filter((key) => !changed.includes(wordOf(key, "first")))).toEqual([]);
});

test("that answers wait for a corrected address to be known is said whether or not there are any, to everybody", async () => {
  const { edition, come, correct, desk, mark, eats } = await makeCorrecting();
  const who = ["eats", "silent"] as const;
  const ids: string[] = [];
  for (const one of who) {
    const id = await come(`Ada ${one}`, `${one}-${mark}@example.org`, one === "eats" ? eats : {});
    await correct(id, { email: `right-${one}-${mark}@example.org` });
    ids.push(id);
  }
  const uncorrected = await come("Ada stays", `stays-${mark}@example.org`, eats);
  const told = async (scope: never) => {
    const panels = [...ids, uncorrected].map((id) => findRegistrationForDesk(scope, id));
    return (await Promise.all(panels)).map((panel) => Boolean(panel?.withheldSince));
  };
  for (const role of ["viewer", "editor", "administrator"] as const)
    expect([role, await told((await editionScope(edition, { role })) as never)]).toEqual([
      role,
      [true, true, false],
    ]);
  expect(await told(desk as never)).toEqual([true, true, false]);
});

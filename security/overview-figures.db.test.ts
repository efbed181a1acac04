import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { Overview } from "@/components/overview/desk/overview";
import type { EditionScope } from "@/lib/access/access";
import type { Flag, Role } from "@/lib/access/policy";
import { findWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { getOverview } from "@/lib/desk/queries/overview";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { listOutboxForExport } from "@/lib/outbox/queries/export-outbox";
import { OUTBOX_TABS } from "@/lib/outbox/schema";
import { listRegistrationsForDesk } from "@/lib/participants/queries/list";
import { getTotals } from "@/lib/participants/queries/totals";
import { RegistrationFilterSchema } from "@/lib/participants/schema/filter";
import { TotalsLookSchema } from "@/lib/participants/schema/totals";
import { db } from "@/lib/platform/db/client";
import { loadMessages } from "@/lib/platform/i18n/messages";
import { translator } from "@/lib/platform/i18n/translator";
import { makeCategory, makeQuestion, makeQuota, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope } from "@/prisma/testing/scopes";

/**
 * Every number of the overview that leads somewhere is how many are listed there, for whoever reads it; and every one leads
 * somewhere, but for forms that were begun: nobody reads them.
 */
const OPTIONS = ["en", "it"].map((value) => ({ value, label: { en: value } }));
let edition: Awaited<ReturnType<typeof makeOpenEdition>>["edition"];

beforeAll(async () => {
  ({ edition } = await makeOpenEdition({ languages: ["en"], capacity: 20 }));
  const { organisationId, id: editionId } = edition;
  const full = await makeQuota(edition, { capacity: 1 });
  const alsoFull = await makeQuota(edition, { capacity: 0 });
  const root = edition.rootQuotaId;
  const members = await makeCategory(edition, { quotaIds: [root] });
  const few = await makeCategory(edition, { quotaIds: [root, full.id, alsoFull.id] });
  const guests = await makeCategory(edition, { quotaIds: [root], approval: true });
  const speakers = await makeCategory(edition);
  const [access, headset] = [
    await makeQuestion(edition, { key: "needs", kind: "long_text", meaning: "access" }, { sensitive: true }),
    await makeQuestion(
      edition,
      { key: "set", kind: "choices", meaning: "interpreting" },
      { options: OPTIONS },
    ),
  ];
  const come = async (category: { id: string }, state: string, country = "IT", many = 1) => {
    const made = [];
    for (let one = 0; one < many; one += 1)
      made.push(await makeRegistration(edition, category, { state: state as "confirmed", country }));
    return made;
  };
  const [ada, bea, ...others] = await come(members, "confirmed", "FR", 4);
  await come(few, "confirmed");
  await come(speakers, "confirmed", "PL", 2);
  await come(few, "waitlisted", "IT", 2);
  const [waits] = await come(members, "waitlisted");
  await come(guests, "pending", "IT", 3);
  await come(members, "withdrawn");
  const say = (who: { id: string } | undefined, question: { id: string }, value: string | string[]) =>
    db().answer.create({
      data: { organisationId, registrationId: who?.id ?? "", fieldVersionId: question.id, value },
    });
  await say(ada, access, "A seat near the door");
  await say(waits, access, "A lift");
  await say(bea, headset, ["it", "en"]);
  await say(ada, headset, ["it"]);
  await say(others[0], headset, []);
  const mails = await db().outboxMessage.findMany({ where: { editionId }, select: { id: true } });
  const put = (at: number, data: object) =>
    db().outboxMessage.updateMany({ where: { editionId, id: mails[at]?.id ?? "" }, data });
  await db().outboxMessage.updateMany({ where: { editionId }, data: { state: "cancelled" } });
  await put(0, { state: "failed" });
  await put(1, { state: "failed" });
  await put(2, { state: "bounced" });
  // What was sent to an address that was replaced.
  await put(3, { state: "bounced", recipient: "before@example.org" });
  await put(4, { state: "draft" });
  // To whom it goes is told to nobody who may not read what they answered.
  const secret = { organisationId, editionId, target: `set:answer:${access.fieldId}.filled`, audience: [] };
  const { id: mailingId } = await db().mailing.create({
    data: { ...secret, subject: { en: "Lift" }, body: {} },
  });
  await put(5, { state: "draft", mailingId });
  await put(6, { state: "failed", mailingId });
});

async function draw(scope: EditionScope<"view-registrations">) {
  const page = createElement(Overview, {
    overview: await getOverview(scope),
    ...{ lastTime: null, arranged: new Map(), arrange: null, mayMakeNext: false },
    ...{ now: new Date(), languages: ["en"], rights: scope, base: "/desk", language: "en" },
    t: translator("en", "desk-overview"),
    phaseText: (phase) => phase,
  });
  const texts = { locale: "en", messages: loadMessages("en") as never, timeZone: "UTC", children: page };
  const html = renderToStaticMarkup(createElement(NextIntlClientProvider, texts));
  const plain = (text: string) => text.replace(/<[^>]*>/g, "").replace(/&amp;/g, "&");
  const number = (text: string) => Number(/\d+/.exec(plain(text))?.[0]);
  const figures = [...html.matchAll(/<dt>([^<]*)<\/dt><dd class="num">(.*?)<\/dd>/g)];
  const links = [...html.matchAll(/<a [^>]*href="\/desk\/([^"]*)"[^>]*>(.*?)<\/a>/g)]
    .map(([, href = "", text = ""]) => ({ href: plain(href), text: plain(text), count: number(text) }))
    .filter(({ count }) => !Number.isNaN(count));
  const todos = [
    ...html.matchAll(/<li[^>]*><div><b>([^<]*)<\/b><span>([^<]*)<.*?href="\/desk\/([^"]*)"/g),
  ].map(([, what = "", why = "", href = ""]) => ({
    ...{ href: plain(href), text: what },
    // How many are let in is how many are free; how many wait is said below.
    count: number(what.startsWith("Give") ? why : what),
  }));
  return { html, figures, links: [...links, ...todos] };
}

/** How many the page at an address lists; null for pages that list something else besides. */
async function listedAt(scope: never, href: string): Promise<number | null> {
  const [page = "", query = ""] = href.split("?");
  const asked = Object.fromEntries(new URLSearchParams(query));
  if (page === "registrations" && !asked.open) {
    const list = await listRegistrationsForDesk(scope, RegistrationFilterSchema.parse(asked));
    return list.withheld ? -1 : list.total;
  }
  if (page === "registrations/pending")
    return (await listRegistrationsForDesk(scope, RegistrationFilterSchema.parse({ state: "pending" })))
      .total;
  if (page === "outbox" && asked.state) {
    const tab = OUTBOX_TABS.find((one) => one === asked.state) ?? null;
    const withheld = await findWithheldMailings(scope);
    const { total, rows } = await listOutboxForDesk(
      scope,
      tab,
      { page: 1 } as never,
      mailSources(),
      withheld,
    );
    expect(rows).toHaveLength(total);
    expect(
      (await listOutboxForExport(scope, { state: tab, mailing: null }, findMailings, withheld)).count,
    ).toBe(total);
    return total;
  }
  if (page === "totals") {
    const { questions } = await getTotals(scope, TotalsLookSchema.parse(asked));
    const lines = questions.flatMap((question) => question.lines.filter(({ is }) => is === "answer"));
    return lines.reduce((sum, { whole }) => sum + whole, 0);
  }
  return null;
}

describe.each<[string, Role, Flag[]]>([
  ["an owner", "owner", []],
  ["an editor", "editor", []],
  ["an editor with the flag", "editor", ["sensitive-data"]],
  ["a viewer", "viewer", []],
])("of %s", (_who, role, flags) => {
  const scope = async () => ({ ...(await editionScope(edition, { role })), flags }) as never;

  test("each number is how many are listed where it leads", async () => {
    const { links } = await draw(await scope());
    const wrong = [];
    let looked = 0;
    for (const { href, text, count } of links) {
      const listed = await listedAt(await scope(), href);
      if (listed !== null) looked += 1;
      if (listed !== null && listed !== count) wrong.push({ text, href, count, listed });
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(8);
  });

  test("each figure leads somewhere, but for forms that nobody reads", async () => {
    const { figures } = await draw(await scope());
    const silent = figures.flatMap(([, name, value = ""]) => (value.includes("<a ") ? [] : [name]));
    expect(silent).toEqual(role === "viewer" ? ["Pending", "Drafts left", "Mails"] : ["Drafts left"]);
  });
});

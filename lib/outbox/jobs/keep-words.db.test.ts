import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db, transaction } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { linkToken } from "@/lib/platform/secrets";
import { eraseRegistration } from "@/lib/registration/commands/erase";
import { findMyFile } from "@/lib/registration/queries/my-file";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { editionScope, linkScope } from "@/prisma/testing/scopes";
import { emptyMessages } from "../commands/empty-messages";
import { purgeMessages } from "../commands/purge-mails";
import { readSaid } from "../emails/said";
import { listOutboxForDesk } from "../queries/desk-outbox";
import { getMessage } from "../queries/one-message";
import { dispatchOnce } from "./dispatch";

const before = { ...process.env };
let folder: string;

beforeEach(async () => {
  await clearOutbox();
  folder = mkdtempSync(join(tmpdir(), "convivio-said-"));
  process.env.CONVIVIO_DATA = folder;
  forgetSettings();
});
afterEach(() => {
  process.env = { ...before };
  forgetSettings();
});

/** The plain text of the one mail that left, as its reader's program finds it. */
function textSent(): string {
  const [name = ""] = readdirSync(join(folder, "mail"));
  const raw = readFileSync(join(folder, "mail", name), "utf8");
  const [, part = ""] = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n----_/.exec(raw) ?? [];
  const bytes = part.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`);
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, "%25")).replaceAll("\r\n", "\n");
}

async function makeSent(language = "en") {
  const { edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  const category = await makeCategory(edition);
  const one = await makeRegistration(edition, category, { state: "confirmed", language });
  await dispatchOnce("one", mailSources());
  const [row] = await db().outboxMessage.findMany({ where: { registrationId: one.id } });
  if (!row) throw new Error("no message");
  return { edition, one, row, link: linkScope({ ...edition, editionId: edition.id }, one.id) };
}

test("the row keeps what left, word by word, but for the private link", async () => {
  const { one, row } = await makeSent();
  const said = readSaid(row.said);
  const sent = textSent();
  const link = linkToken("private-link", one.id, one.linkVersion);
  expect(sent).toContain(link);
  expect(JSON.stringify(row)).not.toContain(link);
  const lines = sent.trimEnd().split("\n");
  expect(said?.text.trimEnd().split("\n")).toEqual(
    lines.map((line) => line.replace(/https?:\/\/\S+\/r\/\S+/, "[a private link stood here]")),
  );
  expect(said?.subject).toMatch(/^You have a place/);
  expect(said?.attached).toEqual(["calendar.ics"]);
});

test("the desk shows it as it was, whatever has changed since, and to whoever may read it", async () => {
  const { edition, one, row } = await makeSent();
  await db().edition.updateMany({ where: { id: edition.id }, data: { title: { en: "Called otherwise" } } });
  await db().registration.updateMany({ where: { id: one.id }, data: { fullName: "Somebody Else" } });
  const owner = await editionScope(edition);
  const shown = await getMessage(owner, row.id, mailSources(), []);
  expect(shown.said).toEqual(readSaid(row.said));
  expect(shown).toMatchObject({ sentAt: row.sentAt, person: { id: one.id, fullName: "Somebody Else" } });
  expect(shown.said?.text).toContain(one.fullName);
  expect(shown.said?.text).not.toContain("Called otherwise");
  const operator = await editionScope(edition, { role: "administrator" });
  const { rows } = await listOutboxForDesk(operator, null, { page: 1 }, mailSources(), []);
  expect(rows).toMatchObject([{ said: null, mail: null }]);
  expect(await getMessage(operator, row.id, mailSources(), [])).toMatchObject({ said: null, mail: null });
});

test("its person finds it in their file, and it goes with them", async () => {
  const { link, row, one } = await makeSent();
  expect((await findMyFile(link)).messages).toMatchObject([{ to: one.email, said: readSaid(row.said) }]);
  await eraseRegistration(link);
  expect(await db().outboxMessage.findMany({ where: { id: row.id } })).toMatchObject([
    { state: "sent", recipient: "", said: null },
  ]);
});

test("what an erasure left behind is found at night", async () => {
  const { row, one } = await makeSent();
  await db().registration.updateMany({ where: { id: one.id }, data: { erasedAt: new Date() } });
  expect(await purgeMessages()).toBeGreaterThan(0);
  expect(await db().outboxMessage.findMany({ where: { id: row.id } })).toMatchObject([{ said: null }]);
});

test("the database keeps no words of a mail of which nobody knows any more to whom", async () => {
  const { row } = await makeSent();
  const { id } = row;
  await expect(db().outboxMessage.update({ where: { id }, data: { recipient: "" } })).rejects.toThrow(
    /outbox_message_said/,
  );
  await transaction((tx) => emptyMessages(tx, { id }));
  expect(await db().outboxMessage.findMany({ where: { id } })).toMatchObject([{ recipient: "", said: null }]);
});

test("a mail of another language is kept in it", async () => {
  const { row } = await makeSent("de");
  expect(readSaid(row.said)?.text).toContain("[hier stand ein persönlicher Link]");
});

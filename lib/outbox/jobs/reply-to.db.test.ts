import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { EditionPlaceSchema } from "@/lib/editions/schema/edition";
import { db } from "@/lib/platform/db/client";
import { deliverMail } from "@/lib/platform/mail/transport";
import { mailFolder } from "@/lib/platform/paths";
import { makeSpeaker } from "@/prisma/factories/programme";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { mailSources } from "@/prisma/testing/mail-sources";
import { MAILS, TEMPLATES, type TemplateName } from "../templates/registry";
import { readMessages } from "./prepare-mail";
import { writeMail } from "./write-mail";

async function makeMails() {
  const { edition } = await makeOpenEdition();
  const category = await makeCategory(edition);
  const people = await Promise.all(
    (["confirmed", "waitlisted", "pending", "withdrawn", "declined", "cancelled", "draft"] as const).map(
      (state) => makeRegistration(edition, category, { state }),
    ),
  );
  const speaker = await makeSpeaker(edition, { email: "speaker@example.org" });
  const mailing = await db().mailing.create({
    data: {
      ...{ organisationId: edition.organisationId, editionId: edition.id, audience: ["confirmed"] },
      ...{ subject: { en: "News" }, body: { en: "Bring a plate." } },
    },
  });
  /** All mails of a kind that would leave now, whoever of these they are about. */
  const mailsOf = async (template: TemplateName) => {
    const { about, example } = MAILS[template];
    const common = {
      mailingId: template.startsWith("mailing") ? mailing.id : null,
      ...{ template, parameters: { ...example }, language: "en", recipient: "" },
      ...{ organisationId: edition.organisationId, editionId: edition.id, attempts: 1, mailbox: null },
    };
    const subjects =
      about === "registration" || about === "earlier"
        ? people.map(({ id }) => ({ registrationId: id, personId: null }))
        : about === "speaker"
          ? [{ registrationId: null, personId: speaker.personId }]
          : [];
    const messages = subjects.map((subject) => {
      const id = crypto.randomUUID();
      return { ...common, ...subject, id, messageId: `<${id}@example.org>` };
    });
    const ready = await readMessages(messages, mailSources());
    return ready.flatMap((one) => (typeof one === "string" ? [] : [writeMail([one])]));
  };
  const answersTo = (replyTo: string | null) =>
    db().edition.update({
      where: { organisationId_id: { organisationId: edition.organisationId, id: edition.id } },
      data: { replyTo },
    });
  return { edition, mailsOf, answersTo };
}

const PLACE = {
  ...{
    school: "school",
    edition: "2027",
    version: "1",
    number: "",
    year: "2027",
    city: "Trieste",
    country: "IT",
  },
  timeZone: "Europe/Rome",
  ...{ mode: "on_site", languages: ["en"], mainLanguage: "en", contactEmail: "a@example.org", replyTo: "" },
};

/** The fields of the form that are refused. */
function refusedIn(change: object): string[] {
  const read = z.safeParse(EditionPlaceSchema, { ...PLACE, ...change });
  return read.success ? [] : read.error.issues.map(({ path }) => String(path[0]));
}

test("answers to every mail of an edition go where it says, else to its contact", async () => {
  const { edition, mailsOf, answersTo } = await makeMails();
  const seen = new Set<string>();
  for (const [given, expected] of [
    [null, edition.contactEmail],
    ["answers@example.org", "answers@example.org"],
  ] as const) {
    await answersTo(given);
    for (const template of TEMPLATES)
      for (const mail of await mailsOf(template)) {
        expect([template, mail.replyTo]).toEqual([template, expected]);
        seen.add(template);
      }
  }
  // Most leave as things are here; the others are told of a cancellation, or of what was changed.
  expect(seen.size).toBeGreaterThan(14);
  for (const kind of ["mailing", "mailing-speaker", "registration-confirmed", "lost-link"])
    expect([...seen]).toContain(kind);
});

test("no address is more than one header, however it came to stand in the row", async () => {
  const { mailsOf, answersTo } = await makeMails();
  const evil = "a@example.org\r\nBcc: everybody@example.org\r\nX-Evil: 1\r\n\r\nBody";
  for (const text of [
    evil,
    "a@example.org, b@example.org",
    "A <a@example.org>",
    "a@example.org\nBcc: b@example.org",
  ])
    expect(refusedIn({ replyTo: text })).toContain("replyTo");
  expect(refusedIn({ replyTo: "answers@example.org" })).toEqual([]);
  await answersTo(evil);
  const [mail] = await mailsOf("registration-confirmed");
  if (!mail) throw new Error("nothing leaves");
  await deliverMail(mail);
  const name = mail.messageId.slice(1, 37);
  const raw = await readFile(join(mailFolder(), `${name}.eml`), "utf8");
  const header = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  expect(header.split("\r\n").filter((line) => /^(bcc|x-evil)/i.test(line))).toEqual([]);
  expect(header.match(/^Reply-To:/gim)).toHaveLength(1);
});

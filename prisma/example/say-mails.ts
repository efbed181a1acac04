import { findMailings } from "@/lib/audiences/queries/written-mailings";
import { keepWords } from "@/lib/outbox/jobs/keep-words";
import { readMessages } from "@/lib/outbox/jobs/prepare-mail";
import { WAITING_COLUMNS } from "@/lib/outbox/queries/fill-in";
import { MAILS, readParameters, type TemplateName } from "@/lib/outbox/templates/registry";
import { db } from "@/lib/platform/db/client";
import { translator } from "@/lib/platform/i18n/translator";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { Prisma } from "@/prisma/generated/client";

const SOURCES = { issueSignInLink: async () => null, findContexts: findMailContexts, findMailings };

/**
 * What the example's mails said, as a dispatcher would have kept it. They never left, and what they are about is read as
 * everything else of a mail is, once it is there. @returns how many
 */
export async function sayMails(schoolSlug: string): Promise<number> {
  const rows = await db().outboxMessage.findMany({
    where: { edition: { school: { slug: schoolSlug } }, state: "sent", said: { equals: Prisma.DbNull } },
    select: { ...WAITING_COLUMNS, id: true, messageId: true },
  });
  const messages = rows.map((row) => {
    const template = row.template as TemplateName;
    return {
      ...row,
      template,
      parameters: readParameters(template, row.parameters),
      attempts: 1,
      mailbox: null,
    };
  });
  const said = (await readMessages(messages, SOURCES)).flatMap((ready) => {
    if (typeof ready === "string") return [];
    const { id, template, language } = ready.message;
    const calendar = `${translator(language, "emails")("calendarFile")}.ics`;
    const kept = keepWords([ready], ready, MAILS[template].calendar === "adds" ? [calendar] : []);
    return kept
      ? [{ id, said: JSON.stringify(kept), parameters: JSON.stringify(ready.filled.parameters) }]
      : [];
  });
  return db().$executeRaw`
    UPDATE outbox_message AS message SET said = row.said::jsonb, parameters = row.parameters::jsonb
    FROM unnest(${said.map(({ id }) => id)}::uuid[], ${said.map((one) => one.said)}::text[],
      ${said.map(({ parameters }) => parameters)}::text[]) AS row (id, said, parameters)
    WHERE message.id = row.id`;
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { db } from "@/lib/platform/db/client";
import { mailFolder } from "@/lib/platform/paths";
import { emailKey } from "@/lib/platform/text";
import { expect } from "../fixtures";

/** What somebody finds in their mailbox: the mails as the site has written them, without a mail server. */
export class Mailbox {
  constructor(readonly address: string) {}

  /** The newest mail of a kind, as soon as it has left. */
  async newest(template: string): Promise<string> {
    const sent = { recipientKey: emailKey(this.address), template, state: "sent" } as const;
    await expect
      .poll(() => db().outboxMessage.count({ where: sent }), { timeout: 20_000 })
      .toBeGreaterThan(0);
    const { mailId, id } = await db().outboxMessage.findFirstOrThrow({
      where: sent,
      orderBy: { createdAt: "desc" },
    });
    // Several messages may have left as one mail, under the Message-ID of one of them.
    const { messageId } = await db().outboxMessage.findUniqueOrThrow({ where: { id: mailId ?? id } });
    const name = messageId.replace(/^<|@.*$/g, "").replace(/[^A-Za-z0-9-]/g, "");
    return readable(await readFile(join(mailFolder(), `${name}.eml`), "utf8"));
  }

  /** The first address of a mail's text that leads to the site. */
  static link(mail: string): string {
    const link = /https?:\/\/localhost\S+/.exec(mail)?.[0];
    if (!link) throw new Error("The mail holds no link");
    return link;
  }
}

/** Quoted-printable, undone. */
function readable(mail: string): string {
  const bytes = mail
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer, { type Transporter } from "nodemailer";
import { settings } from "../env";
import { mailFolder } from "../paths";

export interface OutgoingMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  /** Where answers go; the sender's address when absent. */
  replyTo?: string;
  /** Shown before the sender's address. */
  fromName?: string;
  /** Tells mail programs which mails belong together, e.g. "2027.school.example.org" (RFC 2919). */
  listId?: string;
  /** Where the mail program of its reader stops such mails with one click (RFC 8058). */
  unsubscribe?: string;
  attachments?: MailAttachment[];
}

export interface MailAttachment {
  name: string;
  /** Media type with its parameters. */
  type: string;
  content: Buffer | string;
  /** Shown inside the HTML under this name instead of beside it. */
  inlineAs?: string;
}

const CONNECTIONS = 3;
const CONNECT_MS = 10_000;
const ANSWER_MS = 20_000;

let smtp: { url: string; transporter: Transporter } | null = null;

/**
 * Hands one mail to the mail server, or writes it as an .eml file when none is set.
 * @throws what nodemailer throws; `isRefusedForGood` tells whether trying again makes sense
 */
export async function deliverMail(mail: OutgoingMail): Promise<void> {
  const { smtpUrl } = settings();
  const message = asMessage(mail);
  if (smtpUrl) {
    await smtpTransporter(smtpUrl).sendMail(message);
    return;
  }
  const file = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: "windows" })
    .sendMail(message);
  await writeFileOnce(mail.messageId, file.message as Buffer);
}

function smtpTransporter(url: string): Transporter {
  if (smtp?.url !== url) {
    smtp?.transporter.close();
    const options = {
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: ANSWER_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    smtp = { url, transporter: nodemailer.createTransport(options) };
  }
  return smtp.transporter;
}

function asMessage(mail: OutgoingMail) {
  const { mailFrom } = settings();
  const address = /<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
  return {
    messageId: mail.messageId,
    from: mail.fromName ? { name: mail.fromName, address } : mailFrom,
    to: { name: "", address: mail.to },
    ...(mail.replyTo ? { replyTo: { name: "", address: mail.replyTo } } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(({ name, type, content, inlineAs }) => ({
      filename: name,
      contentType: type,
      content,
      ...(inlineAs ? { cid: inlineAs, contentDisposition: "inline" as const } : {}),
    })),
    headers: {
      ...(mail.listId ? { "List-Id": `<${mail.listId}>` } : {}),
      ...(mail.unsubscribe
        ? {
            "List-Unsubscribe": `<${mail.unsubscribe}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }
        : {}),
      "Content-Language": mail.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
  };
}

/** One file a message: sent again, it is the same file. Nobody else of this machine reads it. */
async function writeFileOnce(messageId: string, content: Buffer): Promise<void> {
  await mkdir(mailFolder(), { recursive: true, mode: 0o700 });
  const path = mailFile(messageId);
  try {
    await writeFile(`${path}.part`, content, { mode: 0o600 });
    await rename(`${path}.part`, path);
  } catch (error) {
    // On a full disk half a mail would stay, with somebody's address.
    await rm(`${path}.part`, { force: true }).catch(() => {});
    throw error;
  }
}

function mailFile(messageId: string): string {
  const name = messageId.replace(/^<|@.*$/g, "").replace(/[^A-Za-z0-9-]/g, "");
  return join(mailFolder(), `${name}.eml`);
}

/** Takes away the files of mails to somebody who is erased; with a mail server there are none. */
export async function dropMailFiles(messageIds: readonly string[]): Promise<void> {
  await Promise.all(messageIds.map((messageId) => rm(mailFile(messageId), { force: true })));
}

async function inMailFolder(ending: string): Promise<string[]> {
  const names = await readdir(mailFolder()).catch((error: { code?: unknown }) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}

/** The local parts of the Message-IDs that have a file: the ids of their rows. */
export function listMailFiles(): Promise<string[]> {
  return inMailFolder(".eml");
}

const WRITING_MS = 3_600_000;

/** Takes away what a process that was killed has begun to write. @returns how many */
export async function dropParts(): Promise<number> {
  let dropped = 0;
  for (const name of await inMailFolder(".eml.part")) {
    const path = join(mailFolder(), `${name}.eml.part`);
    const found = await stat(path).catch(() => null);
    if (!found || Date.now() - found.mtimeMs < WRITING_MS) continue;
    await rm(path, { force: true });
    dropped += 1;
  }
  return dropped;
}

/**
 * Whether a mail server said no for good (5xx to the address or the content, or an address that is none). A login that
 * is refused is the operator's fault and may be mended: that is tried again.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (code === "EAUTH") return false;
  if (typeof responseCode === "number") return responseCode >= 500 && responseCode < 600;
  return false;
}

/**
 * Whether it was the address that a mail server said no to for good: nothing else to it would arrive either. A sender that is
 * refused is the operator's fault, and of nobody's address it says anything.
 */
export function isAddressRefused(error: unknown): boolean {
  const { code, command } = error as { code?: unknown; command?: unknown };
  return isRefusedForGood(error) && code === "EENVELOPE" && command === "RCPT TO";
}

/** What went wrong in words without anybody's address, for the outbox page. */
export function failureOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return [typeof responseCode === "number" ? responseCode : "", typeof code === "string" ? code : "FAILED"]
    .filter(Boolean)
    .join(" ");
}

/** Closes the connections; for scripts and tests. */
export function closeMail(): void {
  smtp?.transporter.close();
  smtp = null;
}

import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { dataFolder, embeddedDatabaseUrl } from "./paths";

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(z.transform(blankIsAbsent), z.optional(schema));

/** The settings as they stand in the environment. */
export const EnvironmentSchema = z.object({
  DATABASE_URL: optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, "must start with postgresql://"))),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https?$/ })
      .check(
        z.refine(isOrigin, "must be https:// and a name, without a path, a user or anything else behind it"),
      ),
  ),
  PORT: optional(z.string().check(z.regex(/^\d{1,5}$/))),
  HOST: optional(
    z.string().check(z.regex(/^[\w.:-]+$/, "must be an address of this machine, like 127.0.0.1 or 0.0.0.0")),
  ),
  ALLOW_HTTP: optional(z.enum(["0", "1"])),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string()),
  MAILS_PER_MINUTE: optional(z.string().check(z.regex(/^[1-9]\d{0,4}$/, "must be a number of mails"))),
  OPERATOR_NAME: optional(z.string()),
  OPERATOR_CONTACT: optional(z.string()),
  NEW_ORGANISATIONS: optional(z.enum(["admin", "signed-in"])),
  APP_SECRET: optional(z.string().check(z.minLength(32, "must have at least 32 characters"))),
  APP_SECRET_PREVIOUS: optional(z.string().check(z.minLength(32, "must have at least 32 characters"))),
  STORAGE_URL: optional(
    z.string().check(z.refine(isFolderAddress, "must be file:/// and the path of a folder")),
  ),
  STORAGE_PER_ORGANISATION: optional(
    z.string().check(z.regex(/^[1-9]\d{0,6}$/, "must be a number of megabytes")),
  ),
  TRUSTED_PROXIES: optional(z.string()),
  CONVIVIO_DATA: optional(z.string()),
  DATABASE_POOL: optional(z.string().check(z.regex(/^[1-9]\d?$/, "must be a number from 1 to 99"))),
  PAGE_CACHE_BYTES: optional(z.string().check(z.regex(/^\d+$/, "must be a number of bytes"))),
  WEB_PROCESSES: optional(z.string().check(z.regex(/^([1-9]|1[0-6])$/, "must be a number from 1 to 16"))),
  DOOR: optional(z.enum(["0", "1"])),
  DOCUMENTS: optional(z.enum(["0", "1"])),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
});

export interface Settings {
  databaseUrl: string;
  /** True when the embedded database under .data/ is used. */
  embedded: boolean;
  /** Without a trailing slash. */
  publicUrl: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** What the mail server takes; null: it has no limit. */
  mailsPerMinute: number | null;
  operatorName: string;
  operatorContact: string;
  newOrganisations: "admin" | "signed-in";
  secret: string;
  /** The secret before the present one, while it is being changed: what was made with it still works. */
  previousSecret: string | null;
  /** A closed network: PUBLIC_URL may be plain http off this machine. */
  allowHttp: boolean;
  trustedProxies: string[];
  /** Bytes that the files of one organisation may take. */
  storagePerOrganisation: number;
}

/** Megabytes. */
const STORAGE_PER_ORGANISATION = 1_000;
const SAMPLE_SECRETS = ["change-me", "changeme", "secret", "example"];

/**
 * Reads and checks the environment.
 * @throws Error with one line per fault, for the operator's eyes at start.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  storedSecret: string | null,
): Settings {
  const parsed = EnvironmentSchema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`These settings can't be used:\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  const publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT ?? "3000"}`).replace(/\/+$/, "");
  const loopback = isLoopback(new URL(publicUrl).hostname);
  if (!values.SMTP_URL && !loopback) {
    throw new Error(
      "These settings can't be used:\n  SMTP_URL: needed when PUBLIC_URL is not on this machine, or nobody could sign in",
    );
  }
  const secret = values.APP_SECRET ?? storedSecret;
  if (!secret)
    throw new Error(
      "These settings can't be used:\n  APP_SECRET: missing, and no secret was generated. Start with: npm start",
    );
  if (SAMPLE_SECRETS.some((sample) => secret.toLowerCase().startsWith(sample))) {
    throw new Error(
      "These settings can't be used:\n  APP_SECRET: this is a sample value. Make one: openssl rand -base64 48",
    );
  }
  return {
    databaseUrl: values.DATABASE_URL ?? embeddedDatabaseUrl(),
    embedded: !values.DATABASE_URL,
    publicUrl,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? "Convivio <convivio@localhost>",
    mailsPerMinute: values.MAILS_PER_MINUTE ? Number(values.MAILS_PER_MINUTE) : null,
    operatorName: values.OPERATOR_NAME ?? "Convivio",
    operatorContact: values.OPERATOR_CONTACT ?? "operator@localhost",
    newOrganisations: values.NEW_ORGANISATIONS ?? (loopback ? "signed-in" : "admin"),
    secret,
    allowHttp: values.ALLOW_HTTP === "1",
    previousSecret: values.APP_SECRET_PREVIOUS ?? null,
    trustedProxies: (values.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter(Boolean),
    storagePerOrganisation: Number(values.STORAGE_PER_ORGANISATION ?? STORAGE_PER_ORGANISATION) * 1_000_000,
  };
}

/** Whether an address is of a whole site: every link begins with it, and what follows a path or a "?" would lead nowhere. */
function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  return !username && !password && /^\/+$/.test(pathname) && !search && !hash && !/[\\?#]/.test(address);
}

function isFolderAddress(address: string): boolean {
  try {
    return isAbsolute(fileURLToPath(address));
  } catch {
    return false;
  }
}

/** Whether a host name means this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

let current: Settings | null = null;

/** The settings of this process, read once. */
export function settings(): Settings {
  current ??= readSettings(process.env, readStoredSecret());
  return current;
}

/** Forgets the settings read so far; for tests that change the environment. */
export function forgetSettings(): void {
  current = null;
}

function readStoredSecret(): string | null {
  try {
    return readFileSync(join(dataFolder(), "secret"), "utf8").trim() || null;
  } catch {
    return null;
  }
}

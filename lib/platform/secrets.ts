import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { settings } from "./env";

/** What a derived key is for; each purpose has its own key, so one kind of link never opens another. */
export type SecretPurpose =
  | "private-link"
  | "ticket"
  | "draft-link"
  | "invitation"
  | "speaker-link"
  | "sign-in"
  | "unsubscribe";

const keys = new Map<string, Buffer>();

function keyFor(purpose: SecretPurpose): Buffer {
  const cacheKey = `${purpose}:${settings().secret}`;
  let key = keys.get(cacheKey);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", settings().secret, "convivio", purpose, 32));
    keys.set(cacheKey, key);
  }
  return key;
}

/**
 * A link token nobody can guess or forge: 22 characters of the id, then 27 of HMAC-SHA256 (160 bits) over purpose, id
 * and version. Nothing of it is stored but the version; raising that revokes every earlier token.
 * @param id a UUID
 */
export function linkToken(purpose: SecretPurpose, id: string, version: number): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new Error("linkToken needs a UUID");
  return `${bytes.toString("base64url")}${signature(purpose, id, version)}`;
}

/** The id inside a token, unchecked; null when it has not the form of one. Verify with `isLinkToken` afterwards. */
export function linkTokenId(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{49}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, 22), "base64url").toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a token is the current one for an id and version; in constant time. */
export function isLinkToken(token: string, purpose: SecretPurpose, id: string, version: number): boolean {
  const expected = Buffer.from(linkToken(purpose, id, version));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function signature(purpose: SecretPurpose, id: string, version: number): string {
  const mac = createHmac("sha256", keyFor(purpose)).update(`${id}:${version}`).digest();
  return mac.subarray(0, 20).toString("base64url");
}

/** 256 random bits as text. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A keyed hash for what is looked up by a secret (login sessions, sign-in links and codes). */
export function secretHash(secret: string): string {
  return createHmac("sha256", keyFor("sign-in")).update(secret).digest("base64url");
}

/** A plain fingerprint, for idempotency keys and ETags; not for secrets. */
export function fingerprint(content: string): string {
  return createHash("sha256").update(content).digest("base64url");
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { settings } from "./env";

/** What a derived key is for; each purpose has its own key, so one kind of link never opens another. */
export type SecretPurpose =
  | "private-link"
  | "ticket"
  | "my-calendar"
  | "draft-link"
  | "invitation"
  | "speaker-link"
  | "sign-in"
  | "unsubscribe"
  | "later-editions"
  | "trial"
  | "correction"
  | "file";

/** A correction has one link, which ends with it: its version never rises. */
export const CORRECTION_LINK = 1;

const keys = new Map<string, Buffer>();

function keyFor(purpose: SecretPurpose, secret: string): Buffer {
  const cacheKey = `${purpose}:${secret}`;
  let key = keys.get(cacheKey);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", secret, "convivio", purpose, 32));
    keys.set(cacheKey, key);
  }
  return key;
}

/** What counts when something is shown to us: the installation's secret, then, while it is being changed, the one before. */
export function countingSecrets(): [string, ...string[]] {
  const { secret, previousSecret } = settings();
  return previousSecret ? [secret, previousSecret] : [secret];
}

/**
 * A link token nobody can guess or forge: 22 characters of the id, then 27 of HMAC-SHA256 (160 bits) over purpose, id
 * and version. Nothing of it is stored but the version; raising that revokes every earlier token.
 * @param id a UUID
 * @param version also a text that its holder has now (an address): the token ends with it
 */
export function linkToken(purpose: SecretPurpose, id: string, version: number | string): string {
  const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new Error("linkToken needs a UUID");
  return `${bytes.toString("base64url")}${signature(keyFor(purpose, settings().secret), id, version)}`;
}

/** The id inside a token, unchecked; null when it has not the form of one. Verify with `isLinkToken` afterwards. */
export function linkTokenId(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{49}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, 22), "base64url").toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Whether a token is the current one for an id and version; in constant time. One made with the secret before the
 * installation's present one is, too, as long as APP_SECRET_PREVIOUS names it.
 */
export function isLinkToken(
  token: string,
  purpose: SecretPurpose,
  id: string,
  version: number | string,
): boolean {
  if (linkTokenId(token) !== id) return false;
  const given = Buffer.from(token.slice(22));
  const matches = countingSecrets().map((secret) =>
    timingSafeEqual(given, Buffer.from(signature(keyFor(purpose, secret), id, version))),
  );
  return matches.includes(true);
}

function signature(key: Buffer, id: string, version: number | string): string {
  const mac = createHmac("sha256", key).update(`${id}:${version}`).digest();
  return mac.subarray(0, 20).toString("base64url");
}

/** What an address bears that opens something for a while: nobody else can make one for what it says. */
export function addressKey(purpose: SecretPurpose, says: string): string {
  return keyOver(keyFor(purpose, settings().secret), says);
}

/** Whether an address was given out by us, with a secret that counts; in constant time. */
export function isAddressKey(given: string, purpose: SecretPurpose, says: string): boolean {
  const bytes = Buffer.from(given);
  const matches = countingSecrets().map((secret) => {
    const own = Buffer.from(keyOver(keyFor(purpose, secret), says));
    return own.length === bytes.length && timingSafeEqual(own, bytes);
  });
  return matches.includes(true);
}

function keyOver(key: Buffer, says: string): string {
  return createHmac("sha256", key).update(says).digest().subarray(0, 20).toString("base64url");
}

const CIPHER = "aes-256-gcm";
const IV = 12;
const TAG = 16;

/** A text that nobody else reads or changes, for where it would stand open otherwise (in an address), in letters of base64url. */
export function seal(purpose: SecretPurpose, text: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, keyFor(purpose, settings().secret), iv);
  const sealed = [cipher.update(deflateRawSync(text)), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString("base64url");
}

/** The most bytes of a text that is opened again: what is packed well would unfold to any size. */
export const MOST_SEALED = 1_000_000;

/** What `seal` closed for the same purpose; null where it was not us, or with a secret that counts no more. */
export function unseal(purpose: SecretPurpose, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  for (const secret of countingSecrets()) {
    try {
      const opener = createDecipheriv(CIPHER, keyFor(purpose, secret), bytes.subarray(0, IV), {
        authTagLength: TAG,
      });
      opener.setAuthTag(bytes.subarray(IV, IV + TAG));
      const packed = [opener.update(bytes.subarray(IV + TAG)), opener.final()];
      return inflateRawSync(Buffer.concat(packed), { maxOutputLength: MOST_SEALED }).toString("utf8");
    } catch {
      // Not with this one.
    }
  }
  return null;
}

/** 256 random bits as text. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A keyed hash for what is looked up by a secret (login sessions, sign-in links and codes), as it is stored now. */
export function secretHash(secret: string): string {
  return hashWith(settings().secret, secret);
}

/** Every form in which that hash may be stored: as `secretHash` makes it, and as it did before APP_SECRET was changed. */
export function secretHashes(secret: string): string[] {
  return countingSecrets().map((key) => hashWith(key, secret));
}

function hashWith(key: string, secret: string): string {
  return createHmac("sha256", keyFor("sign-in", key)).update(secret).digest("base64url");
}

/** A plain fingerprint, for idempotency keys and ETags; not for secrets. */
export function fingerprint(content: string): string {
  return createHash("sha256").update(content).digest("base64url");
}

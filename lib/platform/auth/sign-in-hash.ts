import "server-only";
import { createHash } from "node:crypto";
import { secretHash, secretHashes } from "../secrets";

/** The secret given to next-auth; derived, so nothing new has to be kept. */
export function authSecret(): string {
  return secretHash("next-auth");
}

/** The one form in which the token of a link or a code is stored: as next-auth hands it to its adapter. */
export function signInHash(secret: string): string {
  return hashWith(authSecret(), secret);
}

/** Every form in which it may be stored: as `signInHash` makes it, and as it did before APP_SECRET was changed. */
export function signInHashes(secret: string): string[] {
  return secretHashes("next-auth").map((key) => hashWith(key, secret));
}

function hashWith(key: string, secret: string): string {
  return createHash("sha256").update(`${secret}${key}`).digest("hex");
}

/** What is hashed for a six-digit code; the word keeps a code from ever being read as a link's token. */
export function codeSecret(code: string): string {
  return `code:${code}`;
}

import "server-only";
import { createHash } from "node:crypto";
import { secretHash } from "../secrets";

/** The secret given to next-auth; derived, so nothing new has to be kept. */
export function authSecret(): string {
  return secretHash("next-auth");
}

/** The one form in which the token of a link or a code is stored: as next-auth hands it to its adapter. */
export function signInHash(secret: string): string {
  return createHash("sha256").update(`${secret}${authSecret()}`).digest("hex");
}

/** What is hashed for a six-digit code; the word keeps a code from ever being read as a link's token. */
export function codeSecret(code: string): string {
  return `code:${code}`;
}

import { randomBytes, timingSafeEqual } from "node:crypto";
import { emailKey } from "../email-key";
import { secretHash, secretHashes } from "../secrets";
import { KNOWN_DAYS } from "./cookies";

const DAY_MS = 86_400_000;
/** Addresses that one browser remembers. */
const MOST = 5;
const PROOF = /^([A-Za-z0-9_-]{22})\.(\d{1,6})\.([A-Za-z0-9_-]{43})$/;

/**
 * A cookie's value with one more proof that this browser has signed in with an address. It opens nothing and says nothing
 * about the address to whoever reads it; it only keeps strangers from using up the mails that this browser may ask for.
 * @param before the value so far
 */
export function withProof(before: string | undefined, email: string, now: Date): string {
  const id = randomBytes(16).toString("base64url");
  const day = Math.floor(now.getTime() / DAY_MS);
  const others = proofsOf(before).filter((proof) => !isOf(proof, email));
  return [`${id}.${day}.${secretHash(signed(id, day, email))}`, ...others].slice(0, MOST).join("~");
}

/** What names this browser among those that have proven an address; null when it hasn't, or too long ago. */
export function findProof(value: string | undefined, email: string, now: Date): string | null {
  const oldest = Math.floor(now.getTime() / DAY_MS) - KNOWN_DAYS;
  for (const proof of proofsOf(value)) {
    const [id = "", day] = proof.split(".");
    if (isOf(proof, email) && Number(day) >= oldest) return id;
  }
  return null;
}

function proofsOf(value: string | undefined): string[] {
  return (value ?? "").split("~", MOST).filter((proof) => PROOF.test(proof));
}

function isOf(proof: string, email: string): boolean {
  const [id = "", day = "", given = ""] = proof.split(".");
  // Also one that was made before APP_SECRET was changed.
  return secretHashes(signed(id, Number(day), email))
    .map((expected) => timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    .includes(true);
}

function signed(id: string, day: number, email: string): string {
  return `known-browser ${id} ${day} ${emailKey(email)}`;
}

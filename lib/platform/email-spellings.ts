import { domainToUnicode } from "node:url";
import { emailKey } from "./email-key";

/**
 * The keys under which rows of one mailbox may stand: the canonical one, and the one with the domain in its own letters,
 * which was the key before and stays where two rows would meet (docs/decisions/016-keys-of-people.md).
 */
export function emailKeysOf(email: string): string[] {
  const key = emailKey(email);
  const earlier = inOwnLetters(key);
  return earlier === key ? [key] : [key, earlier];
}

/** The key in the letters it was typed in: says which of two logins that meet is meant. Both are the same mailbox. */
export function spelledKey(email: string): string {
  const key = emailKey(email);
  const domain = email.slice(email.lastIndexOf("@") + 1).normalize("NFKC");
  return /[^\0-\x7F]/.test(domain) ? inOwnLetters(key) : key;
}

/** Whether two keys, earlier ones among them, are of one mailbox. */
export function isOneMailbox(one: string, other: string): boolean {
  return emailKey(one) === emailKey(other);
}

function inOwnLetters(key: string): string {
  const at = key.lastIndexOf("@");
  return `${key.slice(0, at + 1)}${(at < 0 ? "" : domainToUnicode(key.slice(at + 1))) || key.slice(at + 1)}`;
}

import { slugify } from "@/lib/platform/text";

/** The last part of a session's address: the number decides, the words are for people. */
export function sessionAddress(number: number, title: string): string {
  return `${number}-${slugify(title) || "session"}`;
}

/** The last part of a speaker's address. */
export function personAddress(speaker: { number: number; fullName: string }): string {
  return [String(speaker.number), slugify(speaker.fullName)].filter(Boolean).join("-");
}

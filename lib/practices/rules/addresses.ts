import { slugify } from "@/lib/platform/text";

/** The address of a practice behind the language: the number decides, the words are for people. */
export function practiceAddress(school: string, number: number, title: string): string {
  return `/practices/${school}/${number}-${slugify(title) || "practice"}`;
}

import { expect, test, vi } from "vitest";
import { openToChange } from "@/app/[locale]/(live)/r/[token]/_open-link";
import { addDays, localDate } from "@/lib/platform/dates/zones";
import { linkToken } from "@/lib/platform/secrets";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";

vi.mock("next/root-params", () => ({ locale: async () => "en" }));

const day = (offset: number) => addDays(localDate(new Date(), "Europe/Rome"), offset);

/** Where the pages to change, correct and withdraw lead; null where they are shown. */
async function leadsTo(date: string, state: "confirmed" | "withdrawn") {
  const { edition } = await makeOpenEdition({ dates: [date] });
  const { id, linkVersion } = await makeRegistration(edition, await makeCategory(edition), { state });
  const token = linkToken("private-link", id, linkVersion);
  try {
    await openToChange(Promise.resolve({ locale: "en", token }));
    return null;
  } catch (error) {
    return String((error as { digest?: unknown }).digest).replace(token, "TOKEN");
  }
}

test("nothing is asked for that would be refused: of what is over the page says how it stands", async () => {
  expect(await leadsTo(day(30), "confirmed")).toBeNull();
  expect(await leadsTo(day(0), "confirmed")).toBeNull();
  expect(await leadsTo(day(-9), "confirmed")).toContain("/en/r/TOKEN");
  expect(await leadsTo(day(30), "withdrawn")).toContain("/en/r/TOKEN");
});

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { makeCategory } from "@/prisma/factories/registration";
import { makeOpenEdition } from "@/prisma/factories/schools";
import { expect } from "../fixtures";

/** The standard questions and terms of an edition, and a category whose places are those of the whole. */
export async function makeForm(
  edition: Parameters<typeof makeCategory>[0] & { rootQuotaId: string },
  capacity: number,
) {
  const { organisationId, id: editionId } = edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en", "it"] }));
  await db().quota.update({
    where: { organisationId_id: { organisationId, id: edition.rootQuotaId } },
    data: { capacity },
  });
  await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
}

/** A school of one's own that takes registrations. */
export async function makeSchoolWithPlaces(capacity: number) {
  const { organisation, school, edition } = await makeOpenEdition({ dates: ["2027-05-06"] });
  await makeForm(edition, capacity);
  return {
    organisationId: organisation.id,
    editionId: edition.id,
    address: `/en/schools/${school.slug}/${edition.slug}`,
  };
}

export interface Somebody {
  fullName: string;
  email: string;
}

export function somebody(fullName: string): Somebody {
  return { fullName, email: `${randomUUID()}@example.org` };
}

/** The registration form and the page of a private link, as a participant uses them. */
export class RegistrationPage {
  readonly main;
  constructor(readonly page: Page) {
    this.main = page.getByRole("main");
  }

  async open(address: string) {
    await this.page.goto(`${address}/register`);
  }

  question(text: string) {
    return this.main.getByRole("heading", { level: 1, name: text });
  }

  button(name: string | RegExp) {
    return this.main.getByRole("button", { name });
  }

  /** Pages one and two. */
  async goToThirdPage(address: string, person: Somebody) {
    await this.open(address);
    await this.introduce(person);
    await this.main.getByRole("radio", { name: /Member cooperator/ }).check();
  }

  private async introduce({ fullName, email }: Somebody) {
    await this.main.getByLabel("Full name").fill(fullName);
    await this.main.getByLabel("E-mail").fill(email);
    await this.button("Continue").click();
    await expect(this.question("Where do you come from?")).toBeVisible();
    await this.main.getByLabel("Country").selectOption("IT");
    await this.button("Continue").click();
    await expect(this.question("How will you take part?")).toBeVisible();
  }

  /** Pages one to three; page four has nothing to tick. */
  async fillIn(person: Somebody) {
    await this.introduce(person);
    await this.main.getByRole("radio", { name: /Member cooperator/ }).check();
    await this.button("Continue").click();
    await expect(this.question("Is everything right?")).toBeVisible();
  }

  async register(address: string, person: Somebody, send: string | RegExp = "Send my registration") {
    await this.open(address);
    await this.fillIn(person);
    await this.button(send).click();
    await this.page.waitForURL(/\/en\/r\/[\w-]{49}$/);
  }
}

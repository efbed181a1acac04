import { db } from "@/lib/platform/db/client";
import { makeLogin, makeMember } from "@/prisma/factories/people";
import { makeCategory, makeRegistration } from "@/prisma/factories/registration";
import { expect, test } from "../fixtures";
import { makeDesk } from "../pages/desk.page";

test("a figure leads to those it counts, a to-do is given away, and the history tells who did it", async ({
  page,
}) => {
  const { desk, edition, organisation, owner } = await makeDesk(page);
  const category = await makeCategory(edition, { quotaIds: [edition.rootQuotaId] });
  const [bruno] = await Promise.all(
    ["Bruno Beispiel", "Chiara Esempio"].map((fullName) =>
      makeRegistration(edition, category, { fullName, state: "pending" }),
    ),
  );
  await db().auditEntry.create({
    data: {
      ...{ organisationId: organisation.id, editionId: edition.id, actorKind: "login", actorId: owner.id },
      ...{ act: "waitlist", objectKind: "registration", objectId: bruno?.id ?? null },
      values: {
        create: { field: "state", before: "pending", after: "waitlisted", registrationId: bruno?.id ?? null },
      },
    },
  });
  const login = await makeLogin({ name: "Edna Editor" });
  await makeMember(organisation, { role: "editor", login });

  await desk.open("overview");
  const todo = desk.part("To do");
  const deciding = todo.getByRole("listitem").filter({ hasText: "Decide on 2 pending registrations" });
  await deciding.getByText("Later, or somebody else").click();
  await deciding.getByLabel("Who does it").selectOption("Edna Editor");
  await deciding.getByRole("button", { name: "Save" }).click();
  await expect(desk.said("Saved.")).toBeVisible();
  await expect(deciding).toBeHidden();
  await todo.getByText("1 to-do put off, or somebody else’s").click();
  await expect(deciding).toContainText("Edna Editor does this.");

  await desk.main.getByRole("link", { name: "2", exact: true }).first().click();
  await expect(page).toHaveURL(/registrations\/pending$/);
  await expect(desk.main.getByRole("link", { name: "Bruno Beispiel" })).toBeVisible();

  await desk.open("audit");
  await expect(desk.main).toContainText(
    "Ada Esempio put Bruno Beispiel on the waiting list (before: Pending)",
  );
  await expect(desk.main).toContainText("gave the to-do “pending registrations” to Edna Editor");
  await desk.main.getByLabel("Person").fill("chiara");
  await desk.button("Show").click();
  await expect(desk.main).toContainText("Nothing like that was done here.");
  await desk.main.getByLabel("Person").fill("bruno");
  await desk.main.getByLabel("Kind").selectOption("Registrations");
  await desk.button("Show").click();
  await expect(page).toHaveURL(/q=bruno&kind=people/);
  await expect(desk.main.getByRole("row")).toHaveCount(2);
});

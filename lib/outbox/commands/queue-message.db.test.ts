import { expect, test } from "vitest";
import { transaction } from "@/lib/platform/db/client";
import { type NewMessage, queueMessage, queueMessages } from "./queue-message";

const about = { language: "en", auditEntryId: null, recipient: "ada@example.org" };

test("a row takes nothing but what its mail defines: no name, and no id that is none", async () => {
  const wrong = [
    { ...about, template: "sign-in", parameters: { request: "x" } },
    { ...about, template: "mailing", parameters: { fullName: "Ada Esempio" } },
    { ...about, template: "edition-cancelled", parameters: {} },
  ] as unknown as NewMessage[];
  for (const message of wrong) {
    await expect(
      transaction((tx) => queueMessage(tx, message)),
      message.template,
    ).rejects.toHaveProperty("issues");
    await expect(
      transaction((tx) => queueMessages(tx, [message])),
      message.template,
    ).rejects.toHaveProperty("issues");
  }
});

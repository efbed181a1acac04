import { afterEach, beforeEach, expect, test } from "vitest";
import type { EditionScope } from "@/lib/access/access";
import { cancelEdition } from "@/lib/editions/commands/cancel-edition";
import { decideRegistrations } from "@/lib/participants/commands/decide";
import { db } from "@/lib/platform/db/client";
import { forgetSettings } from "@/lib/platform/env";
import { closeMail } from "@/lib/platform/mail/transport";
import { transitionEdition } from "@/lib/setup/commands/transition-edition";
import { clearOutbox } from "@/prisma/factories/messages";
import { makeRegistration } from "@/prisma/factories/registration";
import { makeEntrance } from "@/prisma/scenarios/entrance";
import { MailServer, type Mood } from "@/prisma/testing/mail-server";
import { mailSources } from "@/prisma/testing/mail-sources";
import { carryOutNow } from "@/prisma/testing/time-passes";
import { dispatchOnce } from "../jobs/dispatch";
import { offeredTabs } from "../rules/tabs";
import { OUTBOX_STATES } from "../schema";
import { listOutboxForDesk } from "./desk-outbox";

const before = { ...process.env };
const server = new MailServer();

beforeEach(async () => {
  await clearOutbox();
  process.env.SMTP_URL = await server.start();
  forgetSettings();
});
afterEach(async () => {
  closeMail();
  await server.stop();
  process.env = { ...before };
  forgetSettings();
});

test("every tab of the outbox is filled by what people and organisers do; a new edition has none", async () => {
  const made = await makeEntrance({ undoSeconds: 0, title: { en: "Bread" }, languages: ["en"] });
  const scope = made.scope as EditionScope<never>;
  const { edition, category } = made;
  const tabs = async () => {
    const { counts } = await listOutboxForDesk(scope, null, { page: 1 }, mailSources(), []);
    return offeredTabs(counts, null).map(({ state }) => state);
  };
  expect(await tabs()).toEqual([]);
  const come = () => makeRegistration(edition, category, { state: "confirmed" });
  const first = await come();
  expect(await tabs()).toEqual(["queued"]);
  for (const mood of ["takes", "refuses-address", "refuses-sender"] satisfies Mood[]) {
    if (mood !== "takes") await come();
    server.mood = mood;
    await dispatchOnce("one", mailSources());
  }
  expect(await tabs()).toEqual(["sent", "failed", "bounced"]);
  await decideRegistrations(scope, {
    ...{ registrations: [first.id], decision: "cancel", tell: false, words: "" },
  });
  expect(await tabs()).toEqual(["sent", "failed", "bounced", "cancelled"]);
  server.mood = "takes";
  const asked = await cancelEdition(scope, { version: 1, reason: { en: "Snow" }, name: "Bread" });
  expect(asked).toMatchObject({ ok: true });
  await carryOutNow(scope);
  await dispatchOnce("one", mailSources());
  const { version } = await db().edition.findFirstOrThrow({ where: { id: edition.id } });
  const address = { school: scope.schoolSlug, edition: scope.editionSlug };
  await transitionEdition(scope, { ...address, version, transition: "publish" });
  await come();
  expect(await tabs()).toEqual([...OUTBOX_STATES]);
});

import { createStandardForm } from "@/lib/forms/commands/create-standard-form";
import { db, transaction } from "@/lib/platform/db/client";
import { CORRECTION_LINK, linkToken } from "@/lib/platform/secrets";
import { calendarVersion } from "@/lib/stars/rules/calendar-address";
import { makeCorrection, makeRegistration } from "@/prisma/factories/registration";
import { makeAskedSpeaker } from "@/prisma/factories/speakers";
import { addressOf } from "../authorization/routes";
import type { World } from "../authorization/world";
import type { Participant } from "./forms";

/** What the edition of `world` asks, with a question that needs a consent of its own. */
export async function makeForm(world: World): Promise<void> {
  const { id: editionId, organisationId } = world.edition;
  await transaction((tx) => createStandardForm(tx, { organisationId, editionId, languages: ["en", "it"] }));
}

/** A fresh draft and a fresh registration of somebody, and their links. */
export async function makeParticipant(world: World): Promise<Participant> {
  const { id: editionId, organisationId } = world.edition;
  const draft = await makeRegistration(world.edition, null, { state: "draft" });
  const registration = await makeRegistration(world.edition, world.category);
  const question = await db().fieldVersion.findFirstOrThrow({
    where: { organisationId, field: { editionId, key: "diet" } },
  });
  const term = question.termVersionId ?? "";
  const consent = await db().consent.create({
    data: {
      organisationId,
      registrationId: registration.id,
      termVersionId: term,
      language: "en",
      agreedAt: new Date(),
    },
  });
  const correction = await makeCorrection(registration, { shownAt: new Date() });
  const speaker = await makeAskedSpeaker(world.edition);
  return {
    speaker: speaker.token,
    session: speaker.sessionId,
    messages: linkToken("unsubscribe", registration.id, registration.emailKey),
    draft: linkToken("draft-link", draft.id, draft.linkVersion),
    calendar: linkToken("my-calendar", registration.id, calendarVersion(registration)),
    token: linkToken("private-link", registration.id, registration.linkVersion),
    wayBack: linkToken("correction", correction.id, CORRECTION_LINK),
    category: world.category.id,
    question: question.id,
    consent: consent.id,
    term,
  };
}

/** A route with the ids and links of a world in it. */
export function realAddress(route: string, world: World, participant: Participant): string {
  const token = route.includes("/register/") ? participant.draft : participant.token;
  return addressOf(route, world)
    .replace(/\/r\/token/, `/r/${token}`)
    .replace("/me/agenda/token", `/me/agenda/${participant.calendar}.ics`)
    .replace(/\/(r\/messages|unsubscribe)\/token/, `/$1/${participant.messages}`)
    .replace("/speak/token", `/speak/${participant.speaker}`)
    .replace("/r/corrected/token", `/r/corrected/${participant.wayBack}`)
    .replace("/register/draft", `/register/${participant.draft}`)
    .replace(/(\/register\/[^/]+)\/page$/, "$1/you")
    .replace("/sign-in/token", `/sign-in/${"a".repeat(43)}`)
    .replace("/agenda/date", "/agenda/2027-05-06")
    .replace(/\/sessions\/file$/, "/sessions/1.ics")
    .replace(/\/speakers\/speaker$/, "/speakers/1");
}

/** Somebody with links of another kind, with those of a speaker, and with another person's seals: none of them opens anything. */
export function wrongLinks(mine: Participant, theirs: Participant): Participant[] {
  const { token, draft, speaker } = mine;
  const mixed = (one: string, other: string) => `${one.slice(0, 22)}${other.slice(22)}`;
  const crossed = { draft: token, token: draft, wayBack: token, messages: token, speaker: token };
  // The link of a speaker is of their own record: it opens nothing of a registration.
  const speaking = { draft: speaker, token: speaker, wayBack: speaker, messages: speaker, speaker: draft };
  const forged = {
    draft: mixed(theirs.draft, draft),
    token: mixed(theirs.token, token),
    wayBack: mixed(theirs.wayBack, mine.wayBack),
    messages: mixed(theirs.messages, mine.messages),
    speaker: mixed(theirs.speaker, speaker),
  };
  return [crossed, speaking, forged].map((links) => ({ ...mine, ...links }));
}

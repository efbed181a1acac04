import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { DeletedNotice } from "@/components/programme/desk/deleted-list";
import { SessionForm, SessionTransitions } from "@/components/programme/desk/session-form";
import { SessionLinks } from "@/components/programme/desk/session-links";
import { SessionPlacesForm } from "@/components/signups/desk/session-places-form";
import { StarredBy } from "@/components/stars/desk/starred-by";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findDeletedSession } from "@/lib/programme/queries/deleted-sessions";
import { listDuplicateTargets } from "@/lib/programme/queries/duplicate-targets";
import { getSessionForEditing } from "@/lib/programme/queries/for-editing";
import { getSessionChoices } from "@/lib/programme/queries/places";
import { findSignUpForm } from "@/lib/signups/queries/session-places";
import { countStars } from "@/lib/stars/queries/count-stars";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { editionGate, found } from "../../../../../_desk/gate";

type Props = { params: Promise<{ school: string; edition: string; session: string }> };
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.programme") };
}

export default async function SessionPage({ params }: Props) {
  const { school, edition, session } = await params;
  const scope = await editionGate(school, edition, "edit-sessions");
  const draft = await editionGate(school, edition, "view-drafts");
  const deleted = await findDeletedSession(draft, session);
  if (deleted)
    return (
      <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
        <DeletedNotice scope={scope} session={deleted} />
      </EditionDesk>
    );
  const [choices, form, outdated, targets, stars, places] = await Promise.all([
    getSessionChoices(draft),
    session === "new" ? null : found(session, (id) => getSessionForEditing(draft, id)),
    listOutdatedTexts(draft, ["session"]),
    session === "new" ? [] : listDuplicateTargets(scope),
    session === "new" ? null : countStars(draft),
    session === "new" ? null : findSignUpForm(draft, session),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <SessionForm scope={scope} choices={choices} form={form} outdated={outdated.get(session) ?? []} />
      {form ? (
        <>
          {places && <SessionPlacesForm scope={scope} session={session} places={places} />}
          <StarredBy count={stars?.get(session) ?? 0} />
          <SessionTransitions scope={scope} form={form} targets={targets} />
          <SessionLinks scope={scope} session={session} />
        </>
      ) : null}
    </EditionDesk>
  );
}

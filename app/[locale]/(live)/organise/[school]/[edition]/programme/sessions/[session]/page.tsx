import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WriteLink } from "@/components/audiences/desk/write-link";
import { EditionDesk } from "@/components/desk/edition-desk";
import { HistoryLink } from "@/components/desk/history-link";
import { PictureLink } from "@/components/files/desk/picture-link";
import { MaterialsLink } from "@/components/materials/desk/materials-link";
import { DeletedNotice } from "@/components/programme/desk/deleted-list";
import { SessionForm, SessionTransitions } from "@/components/programme/desk/session-form";
import { StarredBy } from "@/components/stars/desk/starred-by";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findDeletedSession } from "@/lib/programme/queries/deleted-sessions";
import { listDuplicateTargets } from "@/lib/programme/queries/duplicate-targets";
import { getSessionForEditing } from "@/lib/programme/queries/for-editing";
import { getSessionChoices } from "@/lib/programme/queries/places";
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
  const [choices, form, outdated, targets, stars] = await Promise.all([
    getSessionChoices(draft),
    session === "new" ? null : found(session, (id) => getSessionForEditing(draft, id)),
    listOutdatedTexts(draft, ["session"]),
    session === "new" ? [] : listDuplicateTargets(scope),
    session === "new" ? null : countStars(draft),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="programme">
      <SessionForm scope={scope} choices={choices} form={form} outdated={outdated.get(session) ?? []} />
      {form ? (
        <>
          <StarredBy count={stars?.get(session) ?? 0} />
          <SessionTransitions scope={scope} form={form} targets={targets} />
          <p className="row">
            <HistoryLink scope={scope} object={session} />
            <PictureLink scope={scope} place="session_picture" owner={session} />
            <WriteLink scope={scope} to={{ kind: "session", session }} />
            <MaterialsLink scope={scope} session={session} />
          </p>
        </>
      ) : null}
    </EditionDesk>
  );
}

import { WriteLink } from "@/components/audiences/desk/write-link";
import { HistoryLink } from "@/components/desk/history-link";
import { PictureLink } from "@/components/files/desk/picture-link";
import { MaterialsLink } from "@/components/materials/desk/materials-link";
import type { EditionScope } from "@/lib/access/access";

/** Where else a session has something: its history, pictures, materials, and a message to its people. */
export function SessionLinks({ scope, session }: { scope: EditionScope<"edit-sessions">; session: string }) {
  return (
    <p className="row">
      <HistoryLink scope={scope} object={session} />
      <PictureLink scope={scope} place="session_picture" owner={session} />
      <WriteLink scope={scope} to={{ kind: "session", session }} />
      <MaterialsLink scope={scope} session={session} />
    </p>
  );
}

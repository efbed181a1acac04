import { requireEdition } from "@/lib/access/access";
import { getDraftMark } from "@/lib/programme/queries/draft-mark";
import { answered, privateJson } from "../../../../_desk/answer";

/** Whether the draft is still the one that a board shows: asked again and again by those that are open. */
export function GET(_request: Request, { params }: { params: Promise<{ school: string; edition: string }> }) {
  return answered(async () => {
    const { school, edition } = await params;
    const scope = await requireEdition(school, edition, "view-drafts");
    return privateJson({ mark: await getDraftMark(scope) });
  });
}

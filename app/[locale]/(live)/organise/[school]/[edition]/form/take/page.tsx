import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { TakeOffer } from "@/components/registration/desk/take-offer";
import { TakePreview } from "@/components/registration/desk/take-preview";
import { TakeSources } from "@/components/registration/desk/take-sources";
import type { EditionScope } from "@/lib/access/access";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findOffer, listFormSources, previewTaking } from "@/lib/forms/queries/taking";
import { ALL_EDITIONS } from "@/lib/forms/rules/taking";
import { MOST_TAKEN } from "@/lib/forms/schema/taking";
import { isUuid } from "@/lib/platform/uuid";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate, found } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("form-take"))("title") };
}

/** Questions of other editions: from where, which, and what will come of it before it is done. */
export default async function TakeQuestionsPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "edit-form");
  const chosen = [asked.question ?? []].flat();
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="form">
      <Step scope={scope} from={one(asked.from)} chosen={chosen} looked={one(asked.look) === "on"} />
    </EditionDesk>
  );
}

interface StepProps {
  scope: EditionScope<"edit-form">;
  from: string | undefined;
  chosen: readonly string[];
  /** Whether a choice was sent. */
  looked: boolean;
}

async function Step({ scope, from, chosen, looked }: StepProps) {
  if (from === undefined) return <TakeSources scope={scope} sources={await listFormSources(scope)} />;
  const [first] = chosen;
  if (first === undefined || chosen.length > MOST_TAKEN) {
    const offer =
      from === ALL_EDITIONS ? await findOffer(scope, from) : await found(from, (id) => findOffer(scope, id));
    return <TakeOffer scope={scope} {...offer} missing={looked} most={MOST_TAKEN} />;
  }
  const preview = await found(chosen.find((id) => !isUuid(id)) ?? first, () => previewTaking(scope, chosen));
  return <TakePreview scope={scope} {...preview} from={from} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { Earlier } from "@/components/releases/desk/earlier";
import { Later } from "@/components/releases/desk/later";
import { ReleaseBody } from "@/components/releases/desk/releases-body";
import { RollBack } from "@/components/releases/desk/roll-back";
import { alsoProven, type EditionScope } from "@/lib/access/access";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listEarlierReleases, previewRollBack } from "@/lib/releases/queries/earlier-releases";
import { findPlannedRelease } from "@/lib/releases/queries/planned-release";
import { previewRelease, SHOWN_OF_A_RELEASE } from "@/lib/releases/queries/preview-release";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.releases") };
}

export default async function ReleasesPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const releasing = alsoProven(scope, "release");
  const back = releasing && /^[1-9]\d{0,5}$/.test(String(asked.back)) ? Number(asked.back) : null;
  const [frame, desk] = await Promise.all([findEditionFrame(scope), getTranslations("desk")]);
  return (
    <EditionDesk scope={scope} frame={frame} current="releases">
      <h1>{desk("menu.releases")}</h1>
      {releasing && back !== null ? (
        <RollBack scope={releasing} preview={await previewRollBack(releasing, back)} />
      ) : (
        <Body scope={scope} all={asked.shown === "all"} />
      )}
    </EditionDesk>
  );
}

async function Body({ scope, all }: { scope: EditionScope<"view-drafts">; all: boolean }) {
  const [preview, planned, earlier, t] = await Promise.all([
    previewRelease(scope, all ? Number.POSITIVE_INFINITY : SHOWN_OF_A_RELEASE),
    findPlannedRelease(scope),
    listEarlierReleases(scope),
    getTranslations("desk-programme.release"),
  ]);
  const name = t("version", { number: `${(preview.latest?.number ?? 0) + 1}.0` });
  return (
    <ReleaseBody
      scope={scope}
      preview={preview}
      later={<Later scope={scope} planned={planned} name={name} />}
      earlier={<Earlier scope={scope} releases={earlier} />}
    />
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ListHeading } from "@/components/desk/list-heading";
import { SPEAKERS_SHOWN, SpeakerForms } from "@/components/programme/desk/speaker-forms";
import { SpeakerLinks } from "@/components/speakers/desk/speaker-links";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { askedOnce } from "@/lib/participants/schema/filter";
import { getSpeakerForms } from "@/lib/programme/queries/speaker-forms";
import { SpeakersLookSchema } from "@/lib/programme/schema/speaker";
import { getSpeakerLinks } from "@/lib/speakers/queries/desk";
import { listOutdatedTexts } from "@/lib/translations/queries/translation-gaps";
import { askedPage, one } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.speakers") };
}

export default async function SpeakersPage({ params, searchParams }: EditionPageProps) {
  const [{ school, edition }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "view-drafts");
  const opened = one(asked.open);
  const look = SpeakersLookSchema.parse(askedOnce(asked));
  const { reply } = look;
  const [links, read, outdated, desk] = await Promise.all([
    getSpeakerLinks(scope),
    getSpeakerForms(scope, { page: askedPage(asked.page), size: SPEAKERS_SHOWN, opened, reply }),
    listOutdatedTexts(scope, ["speaker"]),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="speakers">
      <ListHeading
        title={desk("menu.speakers")}
        scope={scope}
        page="speakers"
        act="export-lists"
        asked={look}
        count={read.names.length}
      />
      <SpeakerLinks scope={scope} links={links} reply={reply ?? null} />
      <SpeakerForms
        scope={scope}
        read={read}
        outdated={outdated}
        opened={opened}
        text={one(asked.text)}
        asked={reply && `reply=${reply}`}
      />
    </EditionDesk>
  );
}

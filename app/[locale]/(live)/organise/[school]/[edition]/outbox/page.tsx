import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { ListHeading } from "@/components/desk/list-heading";
import { OutboxBody } from "@/components/outbox/desk/outbox-body";
import { LOOK_SOURCES } from "@/lib/audiences/queries/look-sources";
import { listMailings } from "@/lib/audiences/queries/mailings";
import { findWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { listOutboxForDesk } from "@/lib/outbox/queries/desk-outbox";
import { OutboxLookSchema } from "@/lib/outbox/schema";
import { askedOnce } from "@/lib/participants/schema/filter";
import { askedPlace } from "../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.outbox") };
}

export default async function OutboxPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "view-outbox");
  const asked = await searchParams;
  const look = OutboxLookSchema.parse(askedOnce(asked));
  const { state, mailing } = look;
  const place = askedPlace(asked);
  const withheld = await findWithheldMailings(scope);
  const [outbox, mailings, desk] = await Promise.all([
    listOutboxForDesk(scope, state, place, LOOK_SOURCES, withheld, mailing),
    listMailings(scope),
    getTranslations("desk"),
  ]);
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <ListHeading
        title={desk("menu.outbox")}
        scope={scope}
        page="outbox"
        act="export-lists"
        asked={look}
        count={outbox.total}
      />
      <OutboxBody
        scope={scope}
        outbox={outbox}
        mailings={mailings}
        state={state}
        page={place.page}
        mailing={mailing}
      />
    </EditionDesk>
  );
}

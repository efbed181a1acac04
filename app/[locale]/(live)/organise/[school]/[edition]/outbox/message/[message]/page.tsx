import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { MessageForm } from "@/components/outbox/desk/message-form";
import { LOOK_SOURCES } from "@/lib/audiences/queries/look-sources";
import { findWithheldMailings } from "@/lib/audiences/queries/withheld-mailings";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { getMessage } from "@/lib/outbox/queries/one-message";
import { editionGate, found } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; message: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.outbox") };
}

/** One mail that waits to be read: read, edited, sent or thrown away. */
export default async function MessagePage({ params }: Props) {
  const { school, edition, message } = await params;
  const scope = await editionGate(school, edition, "decide-messages");
  const withheld = await findWithheldMailings(scope);
  const mail = await found(message, (id) => getMessage(scope, id, LOOK_SOURCES, withheld));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <MessageForm scope={scope} message={mail} />
    </EditionDesk>
  );
}

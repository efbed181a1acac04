import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditionDesk } from "@/components/desk/edition-desk";
import { PendingBody } from "@/components/participants/desk/pending-body";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findRegistrationForDesk } from "@/lib/participants/queries/detail";
import { getPendingQueue } from "@/lib/participants/queries/pending";
import { findUndoable } from "@/lib/participants/queries/undoable";
import { one } from "../../../../_desk/asked";
import { type EditionPageProps, editionGate } from "../../../../_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk-pending"))("title") };
}

/** Organisers answer whoever waits for it. */
export default async function PendingPage({ params, searchParams }: EditionPageProps) {
  const { school, edition } = await params;
  const scope = await editionGate(school, edition, "decide-registration");
  const reader = await editionGate(school, edition, "view-registrations");
  const asked = await searchParams;
  const queue = await getPendingQueue(scope);
  const several = one(asked.several) === "on";
  const open = queue.waiting.find(({ id }) => id === one(asked.open)) ?? queue.waiting[0];
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(reader)} current="registrations">
      <PendingBody
        scope={scope}
        queue={queue}
        undoable={await findUndoable(reader)}
        look={{ several, when: one(asked.tell) === "later" ? "later" : "now" }}
        detail={open && !several ? await findRegistrationForDesk(reader, open.id) : null}
        now={new Date()}
      />
    </EditionDesk>
  );
}

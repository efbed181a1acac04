import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MailingForm } from "@/components/audiences/desk/mailing-form";
import { EditionDesk } from "@/components/desk/edition-desk";
import { beginMailing, findEarlierEditions, getMailingForm } from "@/lib/audiences/queries/mailings";
import { listViewsToWriteTo } from "@/lib/audiences/queries/views-to-write-to";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { one } from "../../../../../_desk/asked";
import { editionGate, found } from "../../../../../_desk/gate";

interface Props {
  params: Promise<{ school: string; edition: string; mailing: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("menu.outbox") };
}

/** One plain message: written, looked at, then sent. */
export default async function MailingPage({ params, searchParams }: Props) {
  const [{ school, edition, mailing }, asked] = await Promise.all([params, searchParams]);
  const scope = await editionGate(school, edition, "send-messages");
  const form =
    mailing === "new"
      ? null
      : await found(mailing, (id) => getMailingForm(scope, id, one(asked.reader) ?? null, findMailContexts));
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <MailingForm
        // Another text to begin with is another form.
        key={`${one(asked.text)} ${one(asked.to)}`}
        scope={scope}
        form={form}
        ready={beginMailing(scope, one(asked.text), one(asked.to))}
        views={await listViewsToWriteTo(scope)}
        earlier={await findEarlierEditions(scope)}
      />
    </EditionDesk>
  );
}

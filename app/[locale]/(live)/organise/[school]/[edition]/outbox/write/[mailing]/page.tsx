import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MailingForm } from "@/components/audiences/desk/mailing-form";
import { EditionDesk } from "@/components/desk/edition-desk";
import { beginMailing, findEarlierEditions, getMailingForm } from "@/lib/audiences/queries/mailings";
import { listViewsToWriteTo } from "@/lib/audiences/queries/views-to-write-to";
import { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { mailNames } from "@/lib/outbox/emails/mail-names";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { one } from "../../../../../_desk/asked";
import { editionGate, found } from "../../../../../_desk/gate";
import { setTeller } from "../../../../../_desk/set-teller";

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
  const language = await getLocale();
  const isToSet = (form?.target ?? one(asked.to) ?? "").startsWith("set:");
  return (
    <EditionDesk scope={scope} frame={await findEditionFrame(scope)} current="outbox">
      <MailingForm
        // Another text to begin with is another form.
        key={`${one(asked.text)} ${one(asked.to)}`}
        scope={scope}
        form={form}
        ready={beginMailing(scope, one(asked.text), one(asked.to))}
        views={await listViewsToWriteTo(scope)}
        tellSet={await setTeller(scope, language, mailNames(language), isToSet)}
        earlier={await findEarlierEditions(scope)}
      />
    </EditionDesk>
  );
}

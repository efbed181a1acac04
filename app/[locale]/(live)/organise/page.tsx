import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { OrganisationBlock } from "@/components/organisations/desk/organisation-block";
import { Icon } from "@/components/ui/icon";
import { listMyDesk } from "@/lib/desk/queries/my-desk";
import { editionPhase } from "@/lib/editions/rules/phases";
import { settings } from "@/lib/platform/env";
import { loginGate } from "./_desk/gate";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("home.title") };
}

export default async function DeskHomePage() {
  const actor = await loginGate();
  const [t, language, mine] = await Promise.all([getTranslations("desk"), getLocale(), listMyDesk(actor)]);
  const now = new Date();
  const mayMake = actor.administrator || settings().newOrganisations === "signed-in";
  return (
    <PlainDesk actor={actor}>
      <h1>{t("home.title")}</h1>
      {mine.length === 0 ? (
        <div className="empty">
          <p>{t("home.none")}</p>
          {mayMake ? (
            <Link className="btn" href={`/${language}/organise/new`}>
              <span>{t("home.first")}</span>
              <Icon name="arrow" />
            </Link>
          ) : (
            <p className="above-3">{t("home.ask-admin")}</p>
          )}
        </div>
      ) : null}
      {mine.map((organisation) => (
        <OrganisationBlock
          key={organisation.id}
          organisation={organisation}
          language={language}
          phaseOf={(edition) => editionPhase({ ...edition, full: false }, now)}
          t={t}
        />
      ))}
    </PlainDesk>
  );
}

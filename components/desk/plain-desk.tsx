import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskFrame } from "@/components/desk/desk-frame";
import type { Actor } from "@/lib/platform/auth/actor";
import styles from "./plain-desk.module.css";

interface PlainDeskProps {
  actor: Exclude<Actor, { kind: "visitor" }>;
  children: ReactNode;
}

/** The frame of pages above an edition: all my schools, one organisation, one school. */
export async function PlainDesk({ actor, children }: PlainDeskProps) {
  const [t, language] = await Promise.all([getTranslations("desk"), getLocale()]);
  return (
    <DeskFrame
      name={t("title")}
      homeHref={`/${language}/organise`}
      links={[]}
      account={{ name: actor.name || t("account"), href: `/${language}/me` }}
      texts={{ skip: t("skip"), waiting: t("waiting") }}
    >
      <div className={styles["desk-plain"]}>{children}</div>
    </DeskFrame>
  );
}

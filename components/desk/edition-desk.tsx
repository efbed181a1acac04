import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskFrame, type MenuEntry } from "@/components/desk/desk-frame";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import type { findEditionFrame } from "@/lib/desk/queries/edition-frame";
import { localise } from "@/lib/platform/i18n/localised";
import { CancellationBanner } from "./cancellation-banner";
import { type DeskEntry, EDITION_MENU } from "./edition-menu";

interface EditionDeskProps {
  scope: EditionScope;
  frame: Awaited<ReturnType<typeof findEditionFrame>>;
  current: DeskEntry;
  children: ReactNode;
}

/** The frame around every page of one edition's desk, with what waits at each entry. */
export async function EditionDesk({ scope, frame, current, children }: EditionDeskProps) {
  const [t, language] = await Promise.all([getTranslations("desk"), getLocale()]);
  const base = `/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}`;
  const title = localise(frame.title, language, scope.languages);
  const waiting: Partial<Record<DeskEntry, number>> = frame.waiting;
  const entries = EDITION_MENU.filter(([, act]) => may(scope, act)).map(
    ([key, , gap]): MenuEntry => ({
      key,
      label: t(`menu.${key}`),
      href: `${base}/${key}`,
      gap,
      ...(waiting[key] ? { waiting: waiting[key] } : {}),
    }),
  );
  return (
    <DeskFrame
      name={title?.text ?? scope.editionSlug}
      nameLang={title?.lang ?? null}
      homeHref={`${base}/overview`}
      links={[
        // A draft has no public page: a link to it would lead nowhere.
        ...(frame.published
          ? [
              {
                label: t("public-page"),
                href: `/${language}/schools/${scope.schoolSlug}/${scope.editionSlug}`,
                hard: true,
              },
            ]
          : []),
        { label: t("all"), href: `/${language}/organise` },
      ]}
      account={{ name: scope.actor.name || t("account"), href: `/${language}/me` }}
      menu={{ label: title?.text ?? scope.editionSlug, entries, current }}
      texts={{ skip: t("skip"), waiting: t("waiting") }}
    >
      {frame.cancellation ? <CancellationBanner scope={scope} {...frame.cancellation} /> : null}
      {children}
    </DeskFrame>
  );
}

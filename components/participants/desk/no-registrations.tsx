"use client";

import { useTranslations } from "next-intl";
import type { LinkProps } from "@/components/desk/data-table/address";
import { Icon } from "@/components/ui/icon";

interface NoRegistrationsProps {
  /** The link to all, where something is asked for. */
  clear: LinkProps | null;
  /** Where one is added by hand; none for readers who may not. */
  addHref: string | null;
}

/** That there are none, or none like that, and the way on. */
export function NoRegistrations({ clear, addHref }: NoRegistrationsProps) {
  const t = useTranslations("desk-registrations");
  return (
    <>
      <p>{clear ? t("none-found") : t("none")}</p>
      {clear ? (
        <a className="btn btn--line btn--small" {...clear}>
          <span>{t("clear")}</span>
        </a>
      ) : addHref ? (
        <a className="btn btn--small" href={addHref}>
          <span>{t("add")}</span>
          <Icon name="plus" />
        </a>
      ) : null}
    </>
  );
}

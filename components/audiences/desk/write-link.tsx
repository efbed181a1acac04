import { getLocale, getTranslations } from "next-intl/server";
import type { EditionScope } from "@/lib/access/access";
import { may } from "@/lib/access/policy";
import { type Target, writeTarget } from "@/lib/audiences/rules/target";

interface WriteLinkProps {
  scope: EditionScope;
  to: Target & { kind: "session" };
}

/** Begins a message to those whom a page is about; nothing for who may write none. */
export async function WriteLink({ scope, to }: WriteLinkProps) {
  if (!may(scope, "send-messages")) return null;
  const [t, language] = await Promise.all([getTranslations("desk-sets"), getLocale()]);
  const query = new URLSearchParams({ to: writeTarget(to) });
  return (
    <a
      className="act"
      href={`/${language}/organise/${scope.schoolSlug}/${scope.editionSlug}/outbox/write/new?${query}`}
    >
      {t(`write.${to.kind}`)}
    </a>
  );
}

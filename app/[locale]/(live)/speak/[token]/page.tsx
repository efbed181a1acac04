import { PublicPage } from "@/components/layout/public-page";
import { SpeakerPage } from "@/components/speakers/speaker-page";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { requireSpeakerLink } from "@/lib/speakers/access";
import { editOwnTextsAction, replyToSessionAction } from "@/lib/speakers/actions/own";
import { findSpeakerPage } from "@/lib/speakers/queries/my-page";
import { notThere } from "../../_not-there";

interface Props {
  params: Promise<{ locale: Locale; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OwnSpeakerPage({ params, searchParams }: Props) {
  const [{ locale, token }, { saved }] = await Promise.all([params, searchParams]);
  const page = await requireSpeakerLink(token)
    .then((scope) => findSpeakerPage(locale, scope))
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") return null;
      throw error;
    });
  if (!page) return notThere("speaker");
  return (
    <PublicPage locale={locale} path={`/speak/${token}`} edition={page.head}>
      <SpeakerPage
        locale={locale}
        page={page}
        saved={String(saved ?? "")}
        action={replyToSessionAction}
        mend={editOwnTextsAction}
        hidden={{ locale, token }}
      />
    </PublicPage>
  );
}

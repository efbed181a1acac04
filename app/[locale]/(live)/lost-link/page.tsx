import { PublicPage } from "@/components/layout/public-page";
import { LostLinkPage } from "@/components/registration/confirm-page";
import type { Locale } from "@/lib/platform/i18n/locales";
import { sendLinksAction } from "@/lib/registration/actions/self-service";

export default async function LostLink({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  return (
    <PublicPage locale={locale} path="/lost-link">
      <main id="main" className="wrap narrow">
        <LostLinkPage locale={locale} action={sendLinksAction} />
      </main>
    </PublicPage>
  );
}

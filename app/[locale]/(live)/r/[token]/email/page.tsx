import { redirect } from "next/navigation";
import { CorrectEmailPage } from "@/components/registration/confirm-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { correctEmailAction } from "@/lib/registration/actions/self-service";
import { isLive } from "@/lib/registration/rules/phases";
import { openLink, type SelfServicePageProps } from "../_open-link";

export default async function EmailPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="email">
      <CorrectEmailPage page={page} action={correctEmailAction} hidden={hidden} />
    </SelfServiceFrame>
  );
}

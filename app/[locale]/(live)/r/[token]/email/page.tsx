import { CorrectEmailPage } from "@/components/registration/confirm-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { correctEmailAction } from "@/lib/registration/actions/self-service";
import { openToChange, type SelfServicePageProps } from "../_open-link";

export default async function EmailPage({ params }: SelfServicePageProps) {
  const { locale, token, page, hidden } = await openToChange(params);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="email">
      <CorrectEmailPage page={page} action={correctEmailAction} hidden={hidden} />
    </SelfServiceFrame>
  );
}

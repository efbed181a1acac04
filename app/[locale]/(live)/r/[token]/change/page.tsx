import { redirect } from "next/navigation";
import { ChangePage } from "@/components/registration/change-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { changeRegistrationAction } from "@/lib/registration/actions/self-service";
import { isLive } from "@/lib/registration/rules/phases";
import { openLink, type SelfServicePageProps } from "../_open-link";

export default async function ChangeRegistrationPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="change">
      <ChangePage page={page} action={changeRegistrationAction} hidden={hidden} locale={locale} />
    </SelfServiceFrame>
  );
}

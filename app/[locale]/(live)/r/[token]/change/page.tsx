import { ChangePage } from "@/components/registration/change-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { changeRegistrationAction } from "@/lib/registration/actions/self-service";
import { openToChange, type SelfServicePageProps } from "../_open-link";

export default async function ChangeRegistrationPage({ params }: SelfServicePageProps) {
  const { locale, token, page, hidden } = await openToChange(params);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="change">
      <ChangePage page={page} action={changeRegistrationAction} hidden={hidden} locale={locale} />
    </SelfServiceFrame>
  );
}

import { ConfirmPage } from "@/components/registration/confirm-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { withdrawAction } from "@/lib/registration/actions/self-service";
import { openToChange, type SelfServicePageProps } from "../_open-link";

export default async function WithdrawPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openToChange(params);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="withdraw">
      <ConfirmPage page={page} action={withdrawAction} hidden={hidden} what="withdraw" back={base} />
    </SelfServiceFrame>
  );
}

import { redirect } from "next/navigation";
import { ConfirmPage } from "@/components/registration/confirm-page";
import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { withdrawAction } from "@/lib/registration/actions/self-service";
import { isLive } from "@/lib/registration/rules/phases";
import { openLink, type SelfServicePageProps } from "../_open-link";

export default async function WithdrawPage({ params }: SelfServicePageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <SelfServiceFrame locale={locale} head={page.head} token={token} part="withdraw">
      <ConfirmPage page={page} action={withdrawAction} hidden={hidden} what="withdraw" back={base} />
    </SelfServiceFrame>
  );
}

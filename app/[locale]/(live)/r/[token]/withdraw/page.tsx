import { redirect } from "next/navigation";
import { ConfirmPage } from "@/components/registration/confirm-page";
import { OwnFrame } from "@/components/registration/own-frame";
import { withdrawAction } from "@/lib/registration/actions/own";
import { isLive } from "@/lib/registration/rules/phases";
import { type OwnPageProps, openLink } from "../_open-link";

export default async function WithdrawPage({ params }: OwnPageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <OwnFrame locale={locale} head={page.head} token={token} part="withdraw">
      <ConfirmPage page={page} action={withdrawAction} hidden={hidden} what="withdraw" back={base} />
    </OwnFrame>
  );
}

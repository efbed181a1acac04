import { redirect } from "next/navigation";
import { ChangePage } from "@/components/registration/change-page";
import { OwnFrame } from "@/components/registration/own-frame";
import { changeOwnAction } from "@/lib/registration/actions/own";
import { isLive } from "@/lib/registration/rules/phases";
import { type OwnPageProps, openLink } from "../_open-link";

export default async function ChangeRegistrationPage({ params }: OwnPageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <OwnFrame locale={locale} head={page.head} token={token} part="change">
      <ChangePage page={page} action={changeOwnAction} hidden={hidden} locale={locale} />
    </OwnFrame>
  );
}

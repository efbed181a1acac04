import { redirect } from "next/navigation";
import { CorrectEmailPage } from "@/components/registration/confirm-page";
import { OwnFrame } from "@/components/registration/own-frame";
import { correctEmailAction } from "@/lib/registration/actions/own";
import { isLive } from "@/lib/registration/rules/phases";
import { type OwnPageProps, openLink } from "../_open-link";

export default async function EmailPage({ params }: OwnPageProps) {
  const { locale, token, page, base, hidden } = await openLink(params);
  if (!isLive(page.registration.state)) redirect(base);
  return (
    <OwnFrame locale={locale} head={page.head} token={token} part="email">
      <CorrectEmailPage page={page} action={correctEmailAction} hidden={hidden} />
    </OwnFrame>
  );
}

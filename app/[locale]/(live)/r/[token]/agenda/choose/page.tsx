import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { ChooseSessions } from "@/components/stars/choose-sessions";
import { chooseStarsAction } from "@/lib/stars/actions/own";
import type { SelfServicePageProps } from "../../_open-link";
import { openAgenda } from "../_open-agenda";

type Props = SelfServicePageProps & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ChooseSessionsPage({ params, searchParams }: Props) {
  const [{ locale, token, agenda, base, hidden }, { day }] = await Promise.all([
    openAgenda(params),
    searchParams,
  ]);
  return (
    <SelfServiceFrame locale={locale} head={agenda.programme.head} token={token} part="agenda/choose">
      <ChooseSessions
        locale={locale}
        agenda={agenda}
        day={typeof day === "string" ? day : ""}
        base={`${base}/choose`}
        action={chooseStarsAction}
        hidden={hidden}
      />
    </SelfServiceFrame>
  );
}

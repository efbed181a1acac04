import { SelfServiceFrame } from "@/components/registration/self-service-frame";
import { MyAgenda } from "@/components/stars/my-agenda";
import { bringStarsAction, chooseStarsAction, endCalendarAction } from "@/lib/stars/actions/own";
import type { SelfServicePageProps } from "../_open-link";
import { openAgenda } from "./_open-agenda";

type Props = SelfServicePageProps & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MyAgendaPage({ params, searchParams }: Props) {
  const { calendar } = await searchParams;
  const { locale, token, scope, agenda, base, hidden } = await openAgenda(params);
  return (
    <SelfServiceFrame locale={locale} head={agenda.programme.head} token={token} part="agenda">
      <MyAgenda
        locale={locale}
        agenda={agenda}
        own={scope.registrationId}
        base={base}
        bring={bringStarsAction}
        choose={chooseStarsAction}
        end={endCalendarAction}
        ended={calendar === "ended"}
        hidden={hidden}
      />
    </SelfServiceFrame>
  );
}

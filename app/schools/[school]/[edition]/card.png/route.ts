import { answerCard } from "@/lib/agenda/feeds/card";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ school: string; edition: string }> };

/** What an edition looks like where its address is shared. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerCard(request, await params);
}

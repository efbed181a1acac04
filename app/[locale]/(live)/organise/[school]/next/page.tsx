import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlainDesk } from "@/components/desk/plain-desk";
import { type Asked, readNextAsked } from "@/components/setup/desk/next-asked";
import { NextChoice } from "@/components/setup/desk/next-choice";
import { NextPreview } from "@/components/setup/desk/next-preview";
import { NextSources } from "@/components/setup/desk/next-sources";
import type { SchoolScope } from "@/lib/access/access";
import { AppError } from "@/lib/platform/errors";
import { listSources, previewNext, proposeNext } from "@/lib/setup/queries/next-source";
import { notThere } from "../../../_not-there";
import { one } from "../../_desk/asked";
import { schoolGate } from "../../_desk/gate";

interface Props {
  params: Promise<{ school: string }>;
  searchParams: Promise<Asked>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("next-edition"))("title") };
}

/** The next edition: after which one, what comes along, and what will be made before it is. */
export default async function NextEditionPage({ params, searchParams }: Props) {
  const [{ school }, asked] = await Promise.all([params, searchParams]);
  const scope = await schoolGate(school, "create-edition");
  return (
    <PlainDesk actor={scope.actor}>
      <Step scope={scope} asked={asked} />
    </PlainDesk>
  );
}

async function Step({ scope, asked }: { scope: SchoolScope<"create-edition">; asked: Asked }) {
  const from = one(asked.from);
  if (from === undefined)
    return <NextSources scope={scope} sources={await listSources(scope)} language={await getLocale()} />;
  try {
    const looked = one(asked.look) === "on" ? readNextAsked(scope, asked) : null;
    if (looked?.ok)
      return <NextPreview scope={scope} input={looked.input} {...(await previewNext(scope, looked.input))} />;
    const proposal = await proposeNext(scope, from);
    return <NextChoice scope={scope} {...proposal} asked={asked} errors={looked?.errors ?? []} />;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return notThere("desk");
    throw error;
  }
}

import * as z from "zod/mini";
import { settings } from "@/lib/platform/env";
import { clientAddress, networkKey } from "@/lib/platform/http/client-address";
import { answerApi, problem, readJson } from "@/lib/platform/http/json-api";
import { addressFrom, countAgainst, LIMITS } from "@/lib/platform/limits";
import { linkToken } from "@/lib/platform/secrets";
import { requirePublishedEdition } from "@/lib/registration/access/draft";
import { type ApiOutcome, registerByApi } from "@/lib/registration/commands/register-by-api";
import { ApiRegistrationSchema, IdempotencyKeySchema } from "@/lib/registration/schema/api";
import type { RegisteredSchema } from "../../../../_answers";

type Context = { params: Promise<{ school: string; edition: string }> };

/** Registers somebody; the same command as the form. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerApi(async () => {
    const network = networkKey(clientAddress(request.headers));
    await countAgainst(LIMITS.actPerNetwork, network);
    const { school, edition } = await params;
    const body = await readJson(request, ApiRegistrationSchema);
    if (!body.ok) return body.answer;
    const given = request.headers.get("idempotency-key");
    const key = given === null ? null : z.safeParse(IdempotencyKeySchema, given);
    if (key && !key.success) return problem(400, "Idempotency-Key: 8 to 200 printable characters");
    const scope = await requirePublishedEdition(body.value.language, school, edition);
    const once = key ? { key: key.data, body: body.text } : null;
    const outcome = await registerByApi(scope, body.value, once, async () => {
      await countAgainst(LIMITS.registerPerNetwork, network);
      await countAgainst(LIMITS.registerPerAddress, addressFrom(body.value.email, network));
    });
    return answerOf(outcome, body.value.language);
  });
}

const REFUSALS = {
  closed: "Registration is not open",
  "already-registered": "Already registered: the link was sent to the address again",
  erased: "The registration made with this Idempotency-Key was erased since",
};

function answerOf(outcome: ApiOutcome, language: string): Response {
  if (outcome.kind === "field-errors")
    return problem(422, "Some fields can't be used", { errors: outcome.fieldErrors });
  if (outcome.kind === "key-reused")
    return problem(422, "This Idempotency-Key was used for another body", { code: "key-reused" });
  if (outcome.kind === "refused") return problem(409, REFUSALS[outcome.reason], { code: outcome.reason });
  const { state, reference, registrationId, linkVersion } = outcome.value;
  const token = linkToken("private-link", registrationId, linkVersion);
  const privateLink = `${settings().publicUrl}/${language}/r/${token}`;
  const answer: z.input<typeof RegisteredSchema> = { state, reference, privateLink };
  return Response.json(answer, { status: 201, headers: { "cache-control": "no-store" } });
}

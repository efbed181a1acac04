"use server";

import { defineAction } from "@/lib/platform/action";
import { requireMessagesLink } from "../access/messages-link";
import { stopMessages, wantMessages } from "../commands/stop-messages";
import { SelfServiceActSchema } from "../schema/self-service";

const backToPage = (_value: null, _scope: unknown, input: { locale: string; token: string }) =>
  `/${input.locale}/r/messages/${input.token}`;

export const stopMessagesAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requireMessagesLink(input.token),
  run: stopMessages,
  after: backToPage,
});

export const wantMessagesAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requireMessagesLink(input.token),
  run: wantMessages,
  after: backToPage,
});

"use server";

import { defineAction } from "@/lib/platform/action";
import { LARGEST_FILE_FORM } from "@/lib/platform/form-data";
import { inConstantTime } from "@/lib/platform/http/constant-time";
import { addressFrom, LIMITS } from "@/lib/platform/limits";
import { privateLinkAddress, requirePrivateLink } from "../access/private-link";
import { answerUploads } from "../commands/answer-files";
import { answerLater } from "../commands/answer-later";
import { changeRegistration, correctEmail, withdrawConsent } from "../commands/change-registration";
import { eraseRegistration } from "../commands/erase";
import { agreeLaterEditions } from "../commands/later-editions";
import { sendLinks } from "../commands/send-links";
import { withdraw } from "../commands/withdraw";
import type { LinkScope } from "../policy";
import {
  LinkAddressSchema,
  LostLinkSchema,
  SelfServiceActSchema,
  SelfServiceAnswersSchema,
  SelfServiceChangeSchema,
  SelfServiceConsentSchema,
  SelfServiceEmailSchema,
} from "../schema/self-service";

const gate = ({ token }: { token: string }) => requirePrivateLink(token);
const files = {
  largest: LARGEST_FILE_FORM,
  uploads: answerUploads(LinkAddressSchema, gate, (scope: LinkScope) => scope),
};

export const changeRegistrationAction = defineAction({
  ...files,
  schema: SelfServiceChangeSchema,
  gate,
  run: changeRegistration,
  after: ({ dropped }, _scope, input) =>
    `/${input.locale}/r/${input.token}?${new URLSearchParams([
      ["saved", "on"],
      ...dropped.map((key) => ["dropped", key]),
    ])}`,
});

export const answerLaterAction = defineAction({
  ...files,
  schema: SelfServiceAnswersSchema,
  gate,
  run: answerLater,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}?saved=on`,
});

export const correctEmailAction = defineAction({
  schema: SelfServiceEmailSchema,
  limit: LIMITS.registerPerNetwork,
  gate: (input) => requirePrivateLink(input.token),
  counts: ({ email }, network) => [[LIMITS.registerPerAddress, addressFrom(email, network)]],
  run: correctEmail,
  after: ({ linkVersion }, scope, input) =>
    `${privateLinkAddress(input.locale, scope.registrationId, linkVersion)}?saved=on`,
});

export const withdrawAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: withdraw,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}`,
});

export const withdrawConsentAction = defineAction({
  schema: SelfServiceConsentSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: withdrawConsent,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}/data`,
});

export const agreeLaterEditionsAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: agreeLaterEditions,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}/data`,
});

export const eraseAction = defineAction({
  schema: SelfServiceActSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: eraseRegistration,
  // The link opens nothing any more, so that what is said stands at an address of its own.
  after: (_value, _scope, input) => `/${input.locale}/r/erased`,
});

export const sendLinksAction = defineAction({
  schema: LostLinkSchema,
  limit: LIMITS.lostLinkPerNetwork,
  gate: async () => null,
  counts: ({ email }, network) => [[LIMITS.lostLinkPerAddress, addressFrom(email, network)]],
  run: (_proof: null, input) => inConstantTime(sendLinks(input)),
});

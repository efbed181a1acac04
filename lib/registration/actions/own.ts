"use server";

import { defineAction } from "@/lib/platform/action";
import { inConstantTime } from "@/lib/platform/http/constant-time";
import { addressFrom, LIMITS } from "@/lib/platform/limits";
import { privateLinkAddress, requirePrivateLink } from "../access/private-link";
import { changeOwn, correctEmail, withdrawConsent } from "../commands/change-own";
import { eraseRegistration } from "../commands/erase";
import { sendLinks } from "../commands/send-links";
import { withdraw } from "../commands/withdraw";
import {
  LostLinkSchema,
  OwnChangeSchema,
  OwnConsentSchema,
  OwnEmailSchema,
  OwnStepSchema,
} from "../schema/own";

export const changeOwnAction = defineAction({
  schema: OwnChangeSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: changeOwn,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}?saved=on`,
});

export const correctEmailAction = defineAction({
  schema: OwnEmailSchema,
  limit: LIMITS.registerPerNetwork,
  gate: (input) => requirePrivateLink(input.token),
  counts: ({ email }, network) => [[LIMITS.registerPerAddress, addressFrom(email, network)]],
  run: correctEmail,
  after: ({ linkVersion }, scope, input) =>
    `${privateLinkAddress(input.locale, scope.registrationId, linkVersion)}?saved=on`,
});

export const withdrawAction = defineAction({
  schema: OwnStepSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: withdraw,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}`,
});

export const withdrawConsentAction = defineAction({
  schema: OwnConsentSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: withdrawConsent,
  after: (_value, _scope, input) => `/${input.locale}/r/${input.token}/data`,
});

export const eraseAction = defineAction({
  schema: OwnStepSchema,
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

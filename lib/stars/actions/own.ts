"use server";

import { defineAction } from "@/lib/platform/action";
import { LIMITS } from "@/lib/platform/limits";
import { requirePrivateLink } from "@/lib/registration/access/private-link";
import { endCalendar } from "../commands/end-calendar";
import { bringStars, chooseStars } from "../commands/say-stars";
import { BringStarsSchema, ChooseStarsSchema, EndCalendarSchema } from "../schema";

export const bringStarsAction = defineAction({
  schema: BringStarsSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.starsPerLink, scope.registrationId]],
  run: bringStars,
});

export const chooseStarsAction = defineAction({
  schema: ChooseStarsSchema,
  gate: (input) => requirePrivateLink(input.token),
  counts: (_input, _network, scope) => [[LIMITS.starsPerLink, scope.registrationId]],
  run: chooseStars,
  after: (_value, _scope, { locale, token }) => `/${locale}/r/${token}/agenda`,
});

export const endCalendarAction = defineAction({
  schema: EndCalendarSchema,
  gate: (input) => requirePrivateLink(input.token),
  run: endCalendar,
  after: (_value, _scope, { locale, token }) => `/${locale}/r/${token}/agenda?calendar=ended#calendar`,
});

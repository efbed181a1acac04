"use server";

import { editionAction } from "@/lib/access/access";
import {
  type TrialPlace,
  tryCooperative,
  tryEnrolment,
  tryLater,
  tryPart,
  trySend,
  tryYou,
} from "../queries/trial";
import { trialPath } from "../rules/trial-address";
import {
  TryCooperativeSchema,
  TryEnrolmentSchema,
  TryLaterSchema,
  TryPartSchema,
  TrySendSchema,
  TryYouSchema,
} from "../schema/trial";

/** On to the next page, in the language of this one. */
const leading = {
  after: (
    { page, ...typed }: TrialPlace,
    _scope: unknown,
    input: { locale: string; school: string; edition: string },
  ) => `/${input.locale}${trialPath(input, typed)}/${page}`,
};

export const tryYouAction = editionAction("view-drafts", TryYouSchema, tryYou, leading);

export const tryCooperativeAction = editionAction(
  "view-drafts",
  TryCooperativeSchema,
  tryCooperative,
  leading,
);

export const tryEnrolmentAction = editionAction("view-drafts", TryEnrolmentSchema, tryEnrolment, leading);

export const tryPartAction = editionAction("view-drafts", TryPartSchema, tryPart, leading);

export const tryLaterAction = editionAction("view-drafts", TryLaterSchema, tryLater, leading);

export const trySendAction = editionAction("view-drafts", TrySendSchema, trySend, leading);

"use server";

import * as z from "zod/mini";
import { editionAction, requireEdition } from "@/lib/access/access";
import { LARGEST_FILE_FORM } from "@/lib/platform/form-data";
import {
  type TrialPlace,
  tryCooperative,
  tryEnrolment,
  tryFiles,
  tryLater,
  tryPart,
  trySend,
  tryYou,
} from "../queries/trial";
import { UPLOAD } from "../rules/sent-file";
import { trialPath } from "../rules/trial-address";
import {
  TrialAddressSchema,
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

/** A file is looked at and let go: its name is all that a trial keeps. */
const withFiles = {
  ...leading,
  largest: LARGEST_FILE_FORM,
  uploads: {
    prefix: UPLOAD,
    whose: async (raw: Readonly<Record<string, unknown>>) => {
      const read = z.safeParse(TrialAddressSchema, raw);
      return read.success ? requireEdition(read.data.school, read.data.edition, "view-drafts") : null;
    },
    take: tryFiles,
  },
};

export const tryEnrolmentAction = editionAction("view-drafts", TryEnrolmentSchema, tryEnrolment, withFiles);

export const tryPartAction = editionAction("view-drafts", TryPartSchema, tryPart, withFiles);

export const tryLaterAction = editionAction("view-drafts", TryLaterSchema, tryLater, withFiles);

export const trySendAction = editionAction("view-drafts", TrySendSchema, trySend, leading);

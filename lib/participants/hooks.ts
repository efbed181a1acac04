"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RegistrationDetail, RegistrationList } from "./schema/filter";

async function fetchJson<Value>(address: string): Promise<Value> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** One page of the registrations table; `base` is the address of the table, `search` its query. */
export function registrationListOptions(base: string, search: string) {
  return queryOptions({
    queryKey: ["registrations", base, search],
    queryFn: () => fetchJson<RegistrationList>(`${base}/list?${search}`),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}

/** One registration for the side panel. */
export function registrationDetailOptions(base: string, id: string) {
  return queryOptions({
    queryKey: ["registrations", base, "one", id],
    queryFn: () => fetchJson<RegistrationDetail>(`${base}/list/${id}`),
  });
}

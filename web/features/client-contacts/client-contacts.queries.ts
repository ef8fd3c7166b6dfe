import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { ClientRow } from "#contract/assignments.ts";
import type { ClientContact, ClientContactInput } from "#contract/client-contacts.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

const key = "client-contacts";
const one = api.api["client-contacts"][":clientContactId"];
const of = (clientContactId: string) => ({ param: { clientContactId } });

export const clientsQuery = queryOptions({
  queryKey: ["clients"],
  queryFn: async (): Promise<ClientRow[]> => (await unwrap(api.api.clients.$get())).items,
});

export const contactsQuery = (clientId: string) =>
  queryOptions({
    queryKey: [key, clientId],
    queryFn: async (): Promise<ClientContact[]> =>
      (await unwrap(api.api.clients[":clientId"].contacts.$get({ param: { clientId } }, { headers: reasonHeaders() })))
        .items,
  });

/** Adds one, or changes the one that is given. */
export const saveContact = (clientId: string, contact: ClientContact | null, json: ClientContactInput) =>
  contact === null
    ? unwrap(api.api.clients[":clientId"].contacts.$post({ param: { clientId }, json }))
    : unwrap(one.$put({ ...of(contact.id), json: { ...json, version: contact.version } }));

export const confirmContact = (id: string) => unwrap(one.review.$post(of(id)));
export const deleteContact = (id: string) => unwrap(one.$delete(of(id)));
export const refreshContacts = (client: QueryClient, clientId: string) =>
  client.invalidateQueries({ queryKey: [key, clientId] });

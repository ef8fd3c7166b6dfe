/** Who else handles a client's data, until the register of sub-processors (P8-1) takes this list over. */
export interface SubProcessor {
  name: string;
  service: { nl: string; en: string };
  place: { nl: string; en: string };
}

export const subProcessors: SubProcessor[] = [
  {
    name: "Cloudflare, Inc.",
    service: {
      nl: "rekenkracht, database, objectopslag en verzending van systeemmail",
      en: "compute, database, object storage and sending of system mail",
    },
    place: {
      nl: "opslag binnen de Europese Unie (jurisdictie eu)",
      en: "storage in the European Union (jurisdiction eu)",
    },
  },
];

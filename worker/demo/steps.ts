import type { AgreementPreview, AgreementTerms } from "#contract/assignments.ts";
import type { LeadCard } from "#contract/desk.ts";
import type { OutcomeSettings } from "#contract/outcomes.ts";
import type { UploadView } from "#contract/uploads.ts";
import { guessColumns } from "#worker/matching/normalise/columns.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { demoHeaders } from "./companies.ts";
import type { DemoApp } from "./demo-app.ts";

/** The steps people take, one function each; the demo world is a story made of them. */
export const demoSteps = ({ send }: DemoApp) => ({
  /** The client signs; without a second signature the agreement is not in force. */
  signAgreement: async (clientUser: string, assignmentId: string, terms: AgreementTerms, signedName: string) => {
    const path = `/api/assignments/${assignmentId}/agreement`;
    const preview = await send<AgreementPreview>(clientUser, "POST", `${path}/preview`, { terms });
    await send(clientUser, "POST", path, {
      templateVersion: preview.templateVersion,
      textHash: preview.textHash,
      terms,
      signedName,
      authority: "Directeur",
    });
  },
  countersign: (director: string, assignmentId: string, signedName: string) =>
    send(director, "POST", `/api/assignments/${assignmentId}/agreement/countersign`, { signedName }),

  upload: async (clientUser: string, assignmentId: string, rows: string[][]) => {
    const samples = demoHeaders.map((_, at) =>
      rows
        .map((row) => row[at] ?? "")
        .filter((cell) => cell !== "")
        .slice(0, 5),
    );
    const columns = guessColumns(demoHeaders, samples).map((guess, at) => ({
      header: demoHeaders[at] ?? "",
      target: guess.target,
      ownClass: guess.ownClass,
    }));
    const contentHash = await sha256(JSON.stringify([assignmentId, rows]));
    const upload = await send<UploadView>(clientUser, "POST", "/api/uploads", {
      assignmentId,
      contentHash,
      columns,
      rowCount: rows.length,
    });
    await send(clientUser, "PUT", `/api/uploads/${upload.id}/chunks/1`, { rows });
    return send<UploadView>(clientUser, "POST", `/api/uploads/${upload.id}/finish`);
  },

  activate: async (
    supervisor: string,
    assignmentId: string,
    agents: string[],
    fromOn: string,
    briefing: string,
    script: string,
  ) => {
    await send(supervisor, "PATCH", `/api/assignments/${assignmentId}`, { briefing, script });
    await send(supervisor, "POST", `/api/assignments/${assignmentId}/assessment`, {
      reference: `GB-${assignmentId.slice(-6)}`,
    });
    for (const agent of agents)
      await send(supervisor, "PUT", `/api/assignments/${assignmentId}/schedules/${agent}`, { fromOn, untilOn: null });
    await send(supervisor, "POST", `/api/assignments/${assignmentId}/activate`);
  },

  setOutcomes: (supervisor: string, assignmentId: string, settings: OutcomeSettings) =>
    send(supervisor, "PUT", `/api/assignments/${assignmentId}/outcomes`, { version: 0, settings }),

  claim: (agent: string) => send<LeadCard>(agent, "POST", "/api/leases"),
  close: (agent: string, leaseId: string, call: Record<string, unknown>) =>
    send(agent, "POST", `/api/leases/${leaseId}/close`, { note: "", introduced: true, ...call }),
  object: (agent: string, leaseId: string, contactId: string) =>
    send(agent, "POST", `/api/leases/${leaseId}/objection`, { contactId }),
});

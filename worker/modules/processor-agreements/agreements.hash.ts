import type { AgreementCommitments, AgreementTerms } from "#contract/assignments.ts";
import { sha256 } from "#worker/platform/crypto.ts";

/** JSON with the keys of every object in order: equal values give equal text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
};

/** SHA-256 (hex) that binds the readable text and the machine-readable terms to each other (P5-2). */
export const agreementHash = ({
  templateVersion,
  text,
  terms,
  commitments,
}: {
  templateVersion: number;
  text: string;
  terms: AgreementTerms;
  /** Null for a text from before version 3: its hash was made without. */
  commitments: AgreementCommitments | null;
}) => sha256(canonicalJson({ templateVersion, text, terms, ...(commitments === null ? {} : { commitments }) }));

/** One endpoint of the OpenAPI document, as a reader wants it. */
export interface ReferenceEntry {
  name: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  scopes: string[];
  parameters: { name: string; required: boolean }[];
  body: string | undefined;
  answer: string;
}

interface Content {
  content?: Record<string, { schema: unknown }>;
}
interface DescribedOperation {
  operationId: string;
  summary: string;
  description?: string;
  "x-scopes": string[];
  parameters: { name: string; required: boolean }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

const text = (value: unknown) => JSON.stringify(value, null, 2);

const answerOf = ({ responses }: DescribedOperation) => {
  const [[type, described] = ["", { schema: {} }]] = Object.entries(responses["200"]?.content ?? {});
  return type === "application/json" ? text(described.schema) : type;
};

/** The endpoints of the document, in its order. */
export const entriesOf = (paths: Record<string, Record<string, unknown>>): ReferenceEntry[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    (Object.entries(methods) as [string, DescribedOperation][]).map(([method, operation]) => {
      const body = operation.requestBody?.content?.["application/json"]?.schema;
      return {
        name: operation.operationId,
        method: method.toUpperCase(),
        path,
        summary: operation.summary,
        description: operation.description,
        scopes: operation["x-scopes"],
        parameters: operation.parameters,
        body: body === undefined ? undefined : text(body),
        answer: answerOf(operation),
      };
    }),
  );

/** The shortest whole upload, with the address of this product. */
export const example = (origin: string) => `TOKEN=lh_…
curl ${origin}/api/assignments -H "authorization: Bearer $TOKEN"

curl ${origin}/api/uploads -H "authorization: Bearer $TOKEN" -H "content-type: application/json" -d '{
  "assignmentId": "asg_…", "contentHash": "<sha-256>", "rowCount": 2,
  "columns": [{ "header": "Bedrijf", "target": "companyName", "ownClass": "company" },
              { "header": "E-mail", "target": "contactEmail", "ownClass": "personal" }] }'

curl -X PUT ${origin}/api/uploads/upl_…/chunks/1 -H "authorization: Bearer $TOKEN" \\
  -H "content-type: application/json" -d '{ "rows": [["Voorbeeld B.V.", "j@voorbeeld.example"], ["Elders N.V.", ""]] }'
curl -X POST ${origin}/api/uploads/upl_…/finish -H "authorization: Bearer $TOKEN"

curl -OJ ${origin}/api/assignments/asg_…/export -H "authorization: Bearer $TOKEN"`;

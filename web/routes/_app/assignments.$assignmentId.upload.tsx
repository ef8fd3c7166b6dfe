import { createFileRoute } from "@tanstack/solid-router";
import { UploadPage } from "#web/features/uploads/components/upload-page.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/upload")({ component: UploadRoute });

function UploadRoute() {
  const params = Route.useParams();
  return <UploadPage assignmentId={params().assignmentId} />;
}

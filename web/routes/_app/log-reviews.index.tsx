import { createFileRoute } from "@tanstack/solid-router";
import { ReviewList } from "#web/features/log-review/components/review-list.tsx";

export const Route = createFileRoute("/_app/log-reviews/")({ component: ReviewList });

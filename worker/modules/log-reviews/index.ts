export { logReviewsRoutes } from "./log-reviews.routes.ts";
export { prepareLogReviews } from "./prepare-reviews.ts";

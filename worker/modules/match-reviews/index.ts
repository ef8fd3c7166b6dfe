export { matchReviewsRoutes } from "./match-reviews.routes.ts";

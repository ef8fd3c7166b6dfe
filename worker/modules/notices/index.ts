export { mailNotices } from "./mail-notices.ts";
export {
  forgetNoticesOfAssignmentStatements,
  forgetNoticesStatements,
  noticeStatements,
} from "./notices.repository.ts";
export { noticesRoutes } from "./notices.routes.ts";

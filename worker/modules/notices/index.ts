export { mailNotices } from "./mail-notices.ts";
export {
  forgetNoticesOfAssignmentStatements,
  forgetNoticesStatements,
  noticeStatements,
  tellManyStatements,
} from "./notices.repository.ts";
export { noticesRoutes } from "./notices.routes.ts";

export {
  closeQuestionsStatement,
  forgetUnheldQuestionsStatement,
  forgetUploadQuestionsStatement,
  insertQuestionStatements,
  mergeQuestionStatements,
  openQuestionsStatement,
} from "./questions.repository.ts";
export { questionsOf } from "./questions.rules.ts";

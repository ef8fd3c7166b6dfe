export {
  closeQuestionsStatement,
  forgetUnheldQuestionsStatement,
  forgetUploadQuestionsStatement,
  insertQuestionStatements,
  mergeQuestionStatements,
  openQuestionsStatement,
  returnQuestionsStatement,
} from "./questions.repository.ts";
export { questionsOf } from "./questions.rules.ts";

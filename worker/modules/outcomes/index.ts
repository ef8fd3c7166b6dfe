export { answerText, checkAnswers, splitContact } from "./answers.rules.ts";
export {
  againKeysSql,
  allSettings,
  copySettingsStatement,
  findSettings,
  newestLabelSql,
  newestSettingsStatement,
  outcomeLabelSql,
  outcomeWord,
  toSettings,
} from "./outcomes.repository.ts";
export { outcomesRoutes } from "./outcomes.routes.ts";

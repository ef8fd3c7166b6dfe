export const en = { as_table: "As a table" };

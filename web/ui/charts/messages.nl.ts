export const nl = { as_table: "Als tabel" };

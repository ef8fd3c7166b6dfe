/** The roles of the policy ("Roles" in the requirements). Everyone but `client` is staff and needs an NDA (P1-2). */
export const roles = ["client", "agent", "supervisor", "coach", "administrator", "director"] as const;
export type Role = (typeof roles)[number];
export const staffRoles = roles.filter((role) => role !== "client");

export const isStaff = (role: Role) => role !== "client";

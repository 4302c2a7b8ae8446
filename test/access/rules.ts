import type { AccessRules } from '../../src/access/gate.ts';

/** Nothing is set. */
export const open: AccessRules = { users: [], groups: [], channels: [], admins: [] };

/** What people type to leave. */
export const leaving = /^(?:exit|quit|bye|:?q|退出)$/i;

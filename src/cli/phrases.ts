/** `-7d` is a phrase and not a flag: hidden from `parseArgs` behind a blank, which means nothing in a phrase. */
export function unlikeFlags(args: readonly string[]): string[] {
  return args.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg));
}

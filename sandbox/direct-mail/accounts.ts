/** Ready-made accounts. `company` is the believable one; the others are it with one thing changed. */
export type AccountKind = 'company' | 'empty' | 'no-dedicated-ips' | 'one-sender' | 'many-senders' | 'hostile-names';

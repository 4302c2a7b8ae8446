export type StoreProblemKind =
  | 'in-use' // another mailstats holds the SQLite file
  | 'locked' // another program has the SQLite file locked
  | 'corrupt'
  | 'full'
  | 'not-writable'
  | 'unreachable'
  | 'refused' // the server knows no such user, password, database or right
  | 'newer' // written by a newer version of mailstats
  | 'older' // to be migrated, by somebody who may
  | 'missing' // there is no store yet
  | 'unreadable' // a stored value makes no sense
  | 'not-empty' // an import needs an empty store
  | 'bad-export' // what is to be imported is no whole export
  | 'unexpected';

/** Why the store failed. `message` is one or two sentences for people, without URL, password or host. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly kind: StoreProblemKind;
  /** For the log: the database's own code, when there was one. */
  readonly code: string | undefined;

  constructor(kind: StoreProblemKind, sentence: string, code?: string) {
    super(sentence);
    this.kind = kind;
    this.code = code;
  }
}

import type { Fault } from '../../ports.ts';

/** A fault on its way up inside this adapter; `MailSource` hands it over as a value. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.sentence);
    this.fault = fault;
  }
}

/** An answer that makes no sense. `sentence` is for people and says what came and what had been expected. */
export function unexpected(sentence: string): Failure {
  return new Failure({ kind: 'unexpected', sentence });
}

export const cancelled: Fault = { kind: 'gave-up', sentence: 'The question was cancelled before it was answered.' };

/** What a request comes back with: a value, or a known failure that a person can act on. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

/** A known failure. Callers branch on `code`; `message` is Chinese and says what to do. */
export interface Failure {
  code: string;
  message: string;
  /** Field → message, when single inputs are at fault. */
  fields?: Record<string, string>;
}

/** Thrown by a rule to refuse: the request wrapper turns it into a `Failure`, and nothing is written. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: string, message: string, fields?: Record<string, string>) {
    super(code);
    this.name = 'Refusal';
    this.failure = fields ? { code, message, fields } : { code, message };
  }

  /** A refusal because of one input: the message stands at that field. */
  static at(field: string, code: string, message: string): Refusal {
    return new Refusal(code, message, { [field]: message });
  }
}

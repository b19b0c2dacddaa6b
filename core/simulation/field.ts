/** Why an input cannot be used: where, and what is wrong there. */
export interface Problem {
  /** e.g. `counters[0].speed`; empty for the whole. */
  readonly path: string;
  readonly reason: string;
}

export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  /** The number must be greater than this. */
  readonly above?: number;
  readonly integer?: boolean;
}

/**
 * A place in parsed JSON that may hold anything. Readers note what is wrong in one list for the whole document and go on
 * with a harmless value, so that a parser reads like the shape it expects; it must look at `problems` in the end.
 */
export class Field {
  readonly #value: unknown;
  readonly #path: string;
  readonly problems: Problem[];

  constructor(value: unknown, path = '', problems: Problem[] = []) {
    this.#value = value;
    this.#path = path;
    this.problems = problems;
  }

  get isAbsent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** Notes that this place is wrong. */
  refuse(reason: string): void {
    this.problems.push({ path: this.#path, reason });
  }

  at(key: string): Field {
    const value = isRecord(this.#value) ? this.#value[key] : undefined;
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    return new Field(value, path, this.problems);
  }

  number(rule: NumberRule, fallback?: number): number {
    if (this.isAbsent && fallback !== undefined) return fallback;
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this.#bad('must be a number', 0);
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, above } = rule;
    if (value < min) return this.#bad(`must be at least ${min}`, 0);
    if (value > max) return this.#bad(`must be at most ${max}`, 0);
    if (above !== undefined && value <= above) return this.#bad(`must be more than ${above}`, 0);
    if (rule.integer && !Number.isInteger(value)) return this.#bad('must be a whole number', 0);
    return value;
  }

  boolean(fallback: boolean): boolean {
    if (this.isAbsent) return fallback;
    return typeof this.#value === 'boolean'
      ? this.#value
      : this.#bad('must be true or false', fallback);
  }

  text(): string {
    return typeof this.#value === 'string' && this.#value !== ''
      ? this.#value
      : this.#bad('must be a text', '');
  }

  /** A number or a text, as text. */
  label(fallback?: string): string {
    if (this.isAbsent && fallback !== undefined) return fallback;
    return typeof this.#value === 'number' ? String(this.#value) : this.text();
  }

  oneOf<T extends string>(choices: readonly T[], fallback: T): T {
    const choice = choices.find((each) => each === this.#value);
    return choice ?? this.#bad(`must be one of ${choices.join(', ')}`, fallback);
  }

  list(): Field[] {
    if (!Array.isArray(this.#value)) return this.#bad('must be a list', []);
    return this.#value.map(
      (value: unknown, index) => new Field(value, `${this.#path}[${index}]`, this.problems),
    );
  }

  /** Like {@link list}; an absent one is empty. */
  optionalList(): Field[] {
    return this.isAbsent ? [] : this.list();
  }

  /** The entries of an object that is used as a dictionary. */
  entries(): [string, Field][] {
    if (!isRecord(this.#value)) return this.#bad('must be an object', []);
    return Object.keys(this.#value).map((key) => [key, this.at(key)]);
  }

  #bad<T>(reason: string, instead: T): T {
    this.refuse(this.isAbsent ? `is missing, ${reason}` : reason);
    return instead;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

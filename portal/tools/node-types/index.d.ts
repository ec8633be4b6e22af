// The few declarations of Node that the unit tests use; the full package is not needed.
declare module 'node:test' {
  export function test(name: string, body: () => void | Promise<void>): void;
  export function describe(name: string, body: () => void): void;
}
declare module 'node:assert/strict' {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(value: string, pattern: RegExp): void;
    doesNotMatch(value: string, pattern: RegExp): void;
    rejects(promise: Promise<unknown>, check?: (error: unknown) => boolean): Promise<void>;
  };
  export default assert;
}

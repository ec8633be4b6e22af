import type { Blocker } from './domain.ts';

/** One field of a problem document (RFC 9457 section 3), named by a JSON pointer such as `#/name`. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

export interface ProblemDocument {
  code: string;
  status: number;
  title: string;
  detail: string;
  requestId: string | null;
  errors: FieldProblem[];
  /** Why something should wait, or is not possible (DMARC). */
  reasons?: string[];
  /** The first of the things that stand in the way of a removal, and how many there are in all. */
  blockers?: Blocker[];
  blockersTotal?: number;
}

/** What every failed call throws. `status` 0 means that no answer came at all. */
export class ApiError extends Error {
  constructor(readonly problem: ProblemDocument, readonly retryAfterSeconds: number | null = null) {
    super(problem.title);
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  field(pointer: string): FieldProblem | null {
    return this.problem.errors.find((error) => error.pointer === pointer) ?? null;
  }
}

export function localProblem(code: string, status = 0): ApiError {
  return new ApiError({ code, status, title: code, detail: '', requestId: null, errors: [] });
}

export async function readProblem(response: Response): Promise<ApiError> {
  const fallback = { code: 'unreadable_answer', title: '', detail: '', requestId: null, errors: [] };
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false;
  const body: Partial<ProblemDocument> = isProblem ? await response.json().catch(() => ({})) : {};
  const after = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiError({ ...fallback, ...body, status: response.status }, Number.isFinite(after) ? after : null);
}
